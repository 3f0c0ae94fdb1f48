package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.store.ModelStore;
import recast.store.Payload;
import recast.store.StoreException;
import recast.store.StoreVerifier;
import recast.store.Version;

/** Reads payloads again and checks them, and looks whether log and pointer are sound. */
final class VerifyCommand implements Command {
  private final PrintStream out;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Options options() {
    return new Flags().values("store", "version").values(KerberosCredentials.options()).options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Path store = arguments.required("store", ModelStore::parse);
    Optional<Version> version = arguments.optional("version", Version::parse);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

    StoreCommand.logIn(store, keytab);
    StoreCommand.existing(store);
    StoreVerifier verifier = StoreCommand.at(store).verifier();
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
