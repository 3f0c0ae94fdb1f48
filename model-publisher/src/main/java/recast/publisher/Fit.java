package recast.publisher;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Keytab;
import recast.cli.Verb;
import recast.clone.CloneFormat;
import recast.clone.CloneModel;
import recast.store.Draft;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;

/** Fits the demonstration model and publishes it. */
final class Fit implements Verb {
  private final CloneFormat format = new CloneFormat();
  private final PrintStream out;
  private final PrintStream talk;
  private final Clock clock;
  private final AwaitAdoption adoption;

  Fit(PrintStream out, PrintStream talk, Clock clock, AwaitAdoption adoption) {
    this.out = out;
    this.talk = talk;
    this.clock = clock;
    this.adoption = adoption;
  }

  /** What {@code --cloned} asks for. */
  private enum Cloned {
    TRUE,
    FALSE,
    TOGGLE;

    static Cloned parse(String text) {
      for (Cloned cloned : values()) {
        if (cloned.name().equalsIgnoreCase(text)) {
          return cloned;
        }
      }
      throw new IllegalArgumentException("expected true, false or toggle");
    }
  }

  @Override
  public Options options() {
    return new Flags()
        .values("store", "cloned", "note")
        .values(Keytab.options())
        .values(Awaited.options())
        .switches(ReleaseGuard.CREATE)
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    Path store = arguments.required("store", ModelStore::parse);
    Cloned cloned = arguments.required("cloned", Cloned::parse);
    String note = arguments.optional("note", String::strip).orElse("");
    ReleaseGuard guard = ReleaseGuard.ofFit(arguments);
    Optional<Awaited> awaited = Awaited.parse(arguments);
    Optional<Keytab> keytab = Keytab.parse(arguments);
    arguments.operands(0);
    arguments.check();

    Stores.logIn(store, keytab);
    guard.check(store, CloneFormat.ID);
    CloneModel model =
        switch (cloned) {
          case TRUE -> new CloneModel(true);
          case FALSE -> new CloneModel(false);
          case TOGGLE -> opposite(Stores.reader(store));
        };
    InputStream payload = new ByteArrayInputStream(format.encode(model));
    Release release =
        Stores.publisher(store, clock, talk).publish(Draft.of(CloneFormat.ID, note), payload);
    out.println(ReleaseLine.of(release) + "  cloned " + model.cloned());
    return adoption.await(awaited, store, release);
  }

  /** The opposite of what is current, so that no host needs to remember what it did last. */
  private CloneModel opposite(StoreReader reader) throws IOException, CommandException {
    try {
      return oppositeOfCurrent(reader);
    } catch (StoreException e) {
      if (e.passing() && !(e.getCause() instanceof FileNotFoundException)) {
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
    return new CloneModel(!((CloneModel) Stores.model(reader, current.get())).cloned());
  }
}
