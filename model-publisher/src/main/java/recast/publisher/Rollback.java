package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Keytab;
import recast.cli.Verb;
import recast.store.ModelStore;
import recast.store.OnRejected;
import recast.store.Release;
import recast.store.Version;

/** Makes an older version current again. */
final class Rollback implements Verb {
  private final PrintStream out;
  private final PrintStream talk;
  private final Clock clock;
  private final AwaitAdoption adoption;

  Rollback(PrintStream out, PrintStream talk, Clock clock, AwaitAdoption adoption) {
    this.out = out;
    this.talk = talk;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("store", "to", "note")
        .values(Keytab.options())
        .values(Awaited.options())
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
    Optional<Awaited> awaited = Awaited.parse(arguments);
    Optional<Keytab> keytab = Keytab.parse(arguments);
    arguments.operands(0);
    arguments.check();

    Stores.logIn(store, keytab);
    List<Release> newest = Stores.existing(store).readable(1, damaged -> {});
    Release release = Stores.publisher(store, clock, talk).rollback(to, note, onRejected);
    if (newest.contains(release)) {
      talk.printf(
          "version %s is current already, by release %d; nothing was released%n",
          release.version(), release.number());
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(awaited, store, release);
  }
}
