package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
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
import recast.store.OnRejected;
import recast.store.Release;
import recast.store.Version;

/** Makes an older version current again. */
final class RollbackCommand implements Command {
  private static final OptionSpec<Version> TO =
      OptionSpec.of(
          "to",
          "VERSION",
          Version::parse,
          "the version (default: the newest one before the present one that is in the store and"
              + " that no live application has rejected)");

  private static final OptionSpec<Boolean> FORCE =
      OptionSpec.flag(
          "force",
          "also a version that a live application has rejected: one that gave a sign of life within"
              + " five minutes, and did not adopt the version since");

  private static final CommandSpec SPEC =
      CommandSpec.of("Makes an older version current again, by a new release.")
          .required(StoreAccess.STORE)
          .optional(TO, FORCE)
          .more(StoreAccess.NOTE)
          .more(AdoptionWaitOptions.OPTIONS)
          .more(CommonSettings.LOGIN);

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final AdoptionWaiter adoption;

  RollbackCommand(PrintStream out, PrintStream err, Clock clock, AdoptionWaiter adoption) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    Optional<AdoptionWaitOptions> awaited = AdoptionWaitOptions.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    Path store = arguments.get(StoreAccess.STORE);
    Optional<Version> to = arguments.find(TO);
    String note = arguments.find(StoreAccess.NOTE).orElse("");
    OnRejected onRejected = arguments.given(FORCE) ? OnRejected.ALLOW : OnRejected.REFUSE;

    StoreAccess.logIn(store, keytab);
    List<Release> newest = StoreAccess.existing(store).readable(1, damaged -> {});
    Release release = StoreAccess.publisher(store, clock, err).rollback(to, note, onRejected);
    if (newest.contains(release)) {
      err.printf(
          "version %s is current already, by release %s; nothing was released%n",
          release.version(), release.number());
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(awaited, store, release);
  }
}
