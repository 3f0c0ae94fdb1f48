package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Keytab;
import recast.cli.Verb;
import recast.store.Draft;
import recast.store.GoldenRecord;
import recast.store.ModelStore;
import recast.store.Payload;
import recast.store.Release;

/** Publishes an existing model file. */
final class Publish implements Verb {
  private final PrintStream out;
  private final PrintStream talk;
  private final Clock clock;
  private final AwaitAdoption adoption;

  Publish(PrintStream out, PrintStream talk, Clock clock, AwaitAdoption adoption) {
    this.out = out;
    this.talk = talk;
    this.clock = clock;
    this.adoption = adoption;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("store", "format", "file", "note", "golden", "publish-id")
        .values(Keytab.options())
        .values(Awaited.options())
        .switches(ReleaseGuard.CREATE, ReleaseGuard.CHANGE_FORMAT)
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments)
      throws IOException, CommandException, InterruptedException {
    org.apache.hadoop.fs.Path store = arguments.required("store", ModelStore::parse);
    String format = arguments.required("format", Payload::checkFormat);
    Path file = arguments.required("file", Publish::readable);
    String note = arguments.optional("note", String::strip).orElse("");
    List<GoldenRecord> golden = arguments.optional("golden", GoldenFile::read).orElse(List.of());
    Optional<UUID> retryOf = arguments.optional("publish-id", Publish::id);
    ReleaseGuard guard = ReleaseGuard.ofPublish(arguments);
    Optional<Awaited> awaited = Awaited.parse(arguments);
    Optional<Keytab> keytab = Keytab.parse(arguments);
    arguments.operands(0);
    arguments.check();

    Stores.logIn(store, keytab);
    guard.check(store, format);
    Draft draft = new Draft(format, note, golden, retryOf);
    Release release;
    try (InputStream payload = UploadProgress.show(file, talk)) {
      release = Stores.publisher(store, clock, talk).publish(draft, payload);
    }
    out.println(ReleaseLine.of(release));
    return adoption.await(awaited, store, release);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a UUID", e);
    }
  }

  private static Path readable(String text) {
    Path file = Path.of(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException("expected a file that can be read");
    }
    long bytes = file.toFile().length();
    if (bytes > Payload.LIMIT) {
      throw new IllegalArgumentException(
          "has " + bytes + " bytes, a payload at most " + Payload.LIMIT);
    }
    return file;
  }
}
