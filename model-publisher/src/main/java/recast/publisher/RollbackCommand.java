package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
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
import recast.store.OnRejected;
import recast.store.Release;
import recast.store.Version;

/** Makes an older version current again. */
final class RollbackCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final AwaitAdoption adoption;

  RollbackCommand(PrintStream out, PrintStream err, Clock clock, AwaitAdoption adoption) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("store", "to", "note")
        .values(KerberosCredentials.options())
        .values(AdoptionWait.options())
        .switches("force")
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    Path store = arguments.required("store", ModelStore::parse);
    Optional<Version> to = arguments.optional("to", Version::parse);
    String note = arguments.optional("note", String::strip).orElse("");
    OnRejected onRejected = arguments.given("force") ? OnRejected.ALLOW : OnRejected.REFUSE;
    Optional<AdoptionWait> awaited = AdoptionWait.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

    StoreCommand.logIn(store, keytab);
    List<Release> newest = StoreCommand.existing(store).readable(1, damaged -> {});
    Release release = StoreCommand.publisher(store, clock, err).rollback(to, note, onRejected);
    if (newest.contains(release)) {
      err.printf(
          "version %s is current already, by release %s; nothing was released%n",
          release.version(), release.number());
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(awaited, store, release);
  }
}
