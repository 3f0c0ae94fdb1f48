package recast.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Flags;
import recast.cli.NumberParsers;
import recast.cli.UsageException;

/**
 * What the source was asked for.
 *
 * @param port 0 for a free one
 * @param delay pause after each pass over the built-in records, unless there is a rate or a file
 * @param count when the stream ends, if not with the last record
 * @param file the lines to send, {@link #STDIN} for those of the standard input; none for the
 *     built-in records
 */
record SourceOptions(
    String bind,
    int port,
    Duration delay,
    Optional<Rate> rate,
    Optional<Integer> count,
    Optional<Path> file) {
  static final Path STDIN = Path.of("-");

  /** The built-in records are the numbers from 0 to 19. */
  static final int PASS = 20;

  static Options declared() {
    return new Flags().values("bind", "port", "delay", "rate", "count", "file").options();
  }

  static SourceOptions of(Arguments arguments) throws UsageException {
    String bind = arguments.required("bind", String::strip);
    Integer port = arguments.required("port", NumberParsers.between(0, 65_535));
    Duration delay = arguments.required("delay", Durations::parse);
    Optional<Rate> rate = arguments.optional("rate", Rate::parse);
    Optional<Integer> count = arguments.optional("count", NumberParsers.atLeast(1));
    Optional<Path> file = arguments.optional("file", Path::of);
    if (arguments.given("delay") && arguments.given("rate")) {
      arguments.problem("--delay and --rate exclude each other: give one of them");
    }
    if (arguments.given("delay") && arguments.given("file")) {
      arguments.problem("--delay paces the built-in records only: use --rate with --file");
    }
    arguments.operands(0);
    arguments.check();
    return new SourceOptions(bind, port, delay, rate, count, file);
  }

  RateLimiter pace(Ticker ticker) {
    if (rate.isPresent()) {
      return new SteadyRateLimiter(rate.get(), ticker);
    }
    return whenBehind() == SlowClientPolicy.WAIT
        ? RateLimiter.free()
        : new BurstRateLimiter(PASS, delay, ticker);
  }

  /** Only a stream that has a rhythm of its own leaves slow clients behind. */
  SlowClientPolicy whenBehind() {
    boolean rhythm = rate.isPresent() || (file.isEmpty() && !delay.isZero());
    return rhythm ? SlowClientPolicy.CUT : SlowClientPolicy.WAIT;
  }
}
