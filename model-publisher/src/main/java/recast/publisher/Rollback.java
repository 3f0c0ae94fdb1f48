package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Verb;
import recast.store.ModelStore;
import recast.store.Version;

/** Makes an older version current again. */
final class Rollback implements Verb {
  private final PrintStream out;
  private final PrintStream talk;
  private final Clock clock;

  Rollback(PrintStream out, PrintStream talk, Clock clock) {
    this.out = out;
    this.talk = talk;
    this.clock = clock;
  }

  @Override
  public Options options() {
    return new Flags().values("store", "to", "note").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Path store = arguments.required("store", ModelStore::parse);
    Optional<Version> to = arguments.optional("to", Version::parse);
    String note = arguments.optional("note", String::strip).orElse("");
    arguments.operands(0);
    arguments.check();

    Stores.existing(store);
    out.println(ReleaseLine.of(Stores.publisher(store, clock, talk).rollback(to, note)));
    return ExitCode.DONE;
  }
}
