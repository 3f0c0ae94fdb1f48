package recast.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import recast.cli.CommandRunner;
import recast.cli.ExitCode;
import recast.cli.Settings;
import recast.store.ModelStore;
import recast.store.PublishRequest;
import recast.store.Release;

/** The publisher's commands as a user runs them, against a store on the local disk. */
final class PublisherFixture {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.600Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
  private final Path store;
  private Settings settings = Settings.shipped();
  private Instant time = NOW;
  private String stdin = "";
  private Pause pause =
      millis -> {
        throw new InterruptedException();
      };

  PublisherFixture(Path store) {
    this.store = store;
  }

  void stdin(String text) {
    stdin = text;
  }

  void settings(Settings users) {
    settings = users;
  }

  /** What happens while {@code --follow} or {@code --wait} waits. */
  void pause(Pause between) {
    pause = between;
  }

  /** The address of the store. */
  String address() {
    return new org.apache.hadoop.fs.Path(store.toUri()).toString();
  }

  /** Runs a command; what it says is that of this run only. */
  ExitCode run(String... words) {
    out.reset();
    err.reset();
    PrintStream out = new PrintStream(this.out, true, UTF_8);
    PrintStream err = new PrintStream(this.err, true, UTF_8);
    InputStream in = new ByteArrayInputStream(stdin.getBytes(UTF_8));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AdoptionWaiter adoption =
        new AdoptionWaiter(
            out, err, new PrintStream(progress, true, UTF_8), () -> time, this::passTime);
    CommandRunner program =
        new CommandRunner(
            Map.of(
                "fit", new FitCommand(out, err, clock, adoption),
                "publish", new PublishCommand(in, out, err, clock, adoption),
                "diff", new DiffCommand(in, out, err),
                "describe", new DescribeCommand(out),
                "rollback", new RollbackCommand(out, err, clock, adoption),
                "verify", new VerifyCommand(out),
                "prune", new PruneCommand(out, err, clock),
                "releases", new ReleasesCommand(out, err),
                "score", new ScoreCommand(in, out, err, pause)),
            err);
    return program.run(settings, words);
  }

  private void passTime(long millis) throws InterruptedException {
    time = time.plusMillis(millis);
    pause.pause(millis);
  }

  /** How long the commands have waited. */
  Duration waited() {
    return Duration.between(NOW, time);
  }

  /** What was shown while they waited. */
  String progress() {
    return progress.toString(UTF_8);
  }

  /** What was printed for a program to read. */
  String out() {
    return out.toString(UTF_8);
  }

  /** What was said to the user. */
  String err() {
    return err.toString(UTF_8);
  }

  ModelStore store() throws IOException {
    return ModelStore.at(new org.apache.hadoop.fs.Path(store.toUri()), new Configuration(false));
  }

  Release publish(String format, String payload) throws IOException {
    return store()
        .publisher("ann@host", Clock.fixed(NOW, ZoneOffset.UTC), warning -> {})
        .publish(
            PublishRequest.of(format, "a note"), new ByteArrayInputStream(payload.getBytes(UTF_8)));
  }

  /** The text of the model that is current. */
  String current() throws IOException {
    Release current = store().reader().current().orElseThrow();
    return new String(store().reader().payload(current).open().readAllBytes(), UTF_8);
  }
}
