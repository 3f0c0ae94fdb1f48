package recast.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.cli.RecordSettings;
import recast.cli.SourceSettings;
import recast.cli.UsageException;

/**
 * What the source was asked for.
 *
 * @param port 0 for a free one
 * @param delay pause after each pass over the built-in records, unless there is a rate or a file
 * @param count when the stream ends, if not with the last record
 * @param maxLine how many bytes a record has at most
 * @param file the lines to send, {@link #STDIN} for those of the standard input; none for the
 *     built-in records
 * @param spool the directory that keeps the records until they are acknowledged, if not memory
 * @param spoolSize how many bytes it takes
 */
record SourceOptions(
    String bind,
    int port,
    Duration delay,
    Optional<Rate> rate,
    Optional<Integer> count,
    int maxLine,
    Optional<Path> file,
    Optional<Path> spool,
    long spoolSize) {
  static final Path STDIN = Path.of("-");

  /** The built-in records are the numbers from 0 to 19. */
  static final int PASS = 20;

  private static final OptionSpec<Rate> RATE =
      OptionSpec.of(
          "rate", "N/s", Rate::parse, "this many records a second, evenly, instead of passes");

  private static final OptionSpec<Integer> COUNT =
      OptionSpec.of("count", "N", NumberParsers.atLeast(1), "end after N records");

  private static final OptionSpec<Path> FILE =
      OptionSpec.of(
          "file",
          "PATH|-",
          Path::of,
          "send the lines of a file once, - for stdin; without it: 0 to 19, over and over");

  private static final OptionSpec<Path> SPOOL =
      OptionSpec.of(
          "spool", "DIR", Path::of, "keep numbered records here, over restarts, not in memory");

  static final CommandSpec SPEC =
      CommandSpec.of("Serves records, one a line, to every client that connects.")
          .optional(SourceSettings.BIND, SourceSettings.PORT, SourceSettings.DELAY, RATE, FILE)
          .more(COUNT, RecordSettings.MAX_LINE, SPOOL, SourceSettings.SPOOL_SIZE);

  static SourceOptions of(Arguments arguments) throws UsageException {
    boolean delay = arguments.given(SourceSettings.DELAY);
    if (delay && arguments.given(RATE)) {
      arguments.problem("--delay and --rate exclude each other: give one of them");
    }
    if (delay && arguments.given(FILE)) {
      arguments.problem("--delay paces the built-in records only: use --rate with --file");
    }
    if (arguments.given(SourceSettings.SPOOL_SIZE) && !arguments.given(SPOOL)) {
      arguments.problem("--spool-size bounds what --spool keeps: give --spool, too");
    }
    arguments.check();
    return new SourceOptions(
        arguments.get(SourceSettings.BIND),
        arguments.get(SourceSettings.PORT),
        arguments.get(SourceSettings.DELAY),
        arguments.find(RATE),
        arguments.find(COUNT),
        arguments.get(RecordSettings.MAX_LINE),
        arguments.find(FILE),
        arguments.find(SPOOL),
        arguments.get(SourceSettings.SPOOL_SIZE));
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
