package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.store.Payload;
import recast.store.StoreException;
import recast.store.StoreVerifier;
import recast.store.Version;

/** Reads payloads again and checks them, and looks whether log and pointer are sound. */
final class VerifyCommand implements Command {
  private static final OptionSpec<Version> VERSION =
      OptionSpec.of("version", "V", Version::parse, "only the payload of this version");

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "Reads the payloads again and checks length and SHA-256, and the log and the pointer.")
          .required(StoreAccess.STORE)
          .optional(VERSION)
          .more(CommonSettings.LOGIN);

  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    Path store = arguments.get(StoreAccess.STORE);
    Optional<Version> version = arguments.find(VERSION);

    StoreAccess.logIn(store, keytab);
    StoreAccess.existing(store);
    StoreVerifier verifier = StoreAccess.at(store).verifier();
    boolean sound = true;
    for (Version each : version.map(List::of).orElse(verifier.versions())) {
      sound &= verified(verifier, each);
    }
    if (version.isEmpty()) {
      sound &= loggedRight(verifier);
    }
    return sound ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean verified(StoreVerifier verifier, Version version) {
    try {
      Payload payload = verifier.verify(version);
      out.printf(
          "ok   version %s  %s  %d bytes  sha256 %s%n",
          version, payload.format(), payload.bytes(), payload.sha256());
      return true;
    } catch (StoreException e) {
      out.println("BAD  " + e.getMessage());
      return false;
    }
  }

  private boolean loggedRight(StoreVerifier verifier) throws StoreException {
    List<String> problems = verifier.problems();
    if (problems.isEmpty()) {
      out.println("ok   release log, 'current' and adoptions");
    }
    problems.forEach(problem -> out.println("BAD  " + problem));
    return problems.isEmpty();
  }
}
