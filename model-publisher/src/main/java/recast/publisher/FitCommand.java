package recast.publisher;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.model.ModelFormats;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.record.RecordScorer;
import recast.store.ModelSpec;
import recast.store.PublishRequest;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;

/** Fits the demonstration model and publishes it. */
final class FitCommand implements Command {
  private final CloneFormat format = new CloneFormat();
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final AdoptionWaiter adoption;

  FitCommand(PrintStream out, PrintStream err, Clock clock, AdoptionWaiter adoption) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public CommandSpec spec() {
    return FitOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    FitOptions options = FitOptions.parse(arguments);
    Path store = options.store();
    StoreAccess.logIn(store, options.keytab());
    options.guard().check(store, CloneFormat.ID);
    CloneModel model =
        switch (options.cloned()) {
          case TRUE -> new CloneModel(true);
          case FALSE -> new CloneModel(false);
          case TOGGLE -> opposite(StoreAccess.reader(store));
        };
    InputStream payload = new ByteArrayInputStream(format.encode(model));
    Release release =
        StoreAccess.publisher(store, clock, err)
            .publish(
                PublishRequest.of(CloneFormat.ID, options.note()).with(ModelSpec.of(model)),
                payload);
    out.println(ReleaseLine.of(release) + "  cloned " + model.cloned());
    return adoption.await(options.awaited(), store, release);
  }

  /** The opposite of what is current, so that no host needs to remember what it did last. */
  private CloneModel opposite(StoreReader reader) throws IOException, CommandException {
    try {
      return oppositeOfCurrent(reader);
    } catch (StoreException e) {
      if (e.isRetryable() && !(e.getCause() instanceof FileNotFoundException)) {
        throw e;
      }
      throw hasNone(e);
    } catch (CommandException e) {
      throw hasNone(e);
    }
  }

  private static CommandException hasNone(Exception finding) {
    return new CommandException(
        ExitCode.FAILED,
        finding.getMessage() + "; --cloned true or false needs no model to toggle",
        finding);
  }

  private static CloneModel oppositeOfCurrent(StoreReader reader)
      throws IOException, CommandException {
    Optional<Release> current = reader.current();
    if (current.isEmpty()) {
      return new CloneModel(true);
    }
    try (RecordScorer scorer = StoreAccess.model(reader, current.get(), ModelFormats.installed())) {
      return new CloneModel(!((CloneModel) scorer.model()).cloned());
    }
  }
}
