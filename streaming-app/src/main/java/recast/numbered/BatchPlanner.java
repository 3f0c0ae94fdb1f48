package recast.numbered;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.ingest.SourceConnection;
import recast.sink.SourceOffsets;

/**
 * Decides which records come next, by what the source holds and up to where batches have come:
 * behind the newest batch, if the source still has that stream and that number. Thread-safe.
 */
final class BatchPlanner {
  private static final Logger LOG = LogManager.getLogger(BatchPlanner.class);

  /** A loss is over when it shows, and stays in the log. */
  private static final Duration SHOWN = Duration.ofHours(1);

  private final long limit;
  private final Clock clock;
  private StreamPositions positions;
  private Optional<Notice> notice = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();

  /** Records that are not scored, and are not to be had. */
  private record Notice(String text, Instant since) {}

  /** A source that has lost records, until it is another one. */
  private record Refusal(String text, String stream, long session) {}

  /**
   * @param start up to where the output goes
   * @param limit how many records a batch has at most
   */
  BatchPlanner(SourceOffsets start, long limit, Clock clock) {
    this.positions = new StreamPositions(start);
    this.limit = limit;
    this.clock = clock;
  }

  /** The records of the next batch; nothing when there are none. */
  synchronized Optional<RecordRange> next(StreamState source) {
    Optional<Long> position = position(source);
    if (position.isEmpty()) {
      return Optional.empty();
    }
    long from = position.get();
    long to = from + Math.min(limit, source.next() - from);
    positions = positions.with(source.stream(), to);
    return to == from ? Optional.empty() : Optional.of(new RecordRange(source.stream(), from, to));
  }

  /** Up to where the batches go that were made so far. */
  synchronized SourceOffsets offsets() {
    return positions.offsets();
  }

  /** What is wrong with what an open source holds, if anything is. */
  synchronized SourceConnection judged() {
    if (refusal.isPresent()) {
      return new SourceConnection.Failed(refusal.get().text());
    }
    return notice
        .filter(loss -> clock.instant().isBefore(loss.since().plus(SHOWN)))
        .<SourceConnection>map(loss -> new SourceConnection.Degraded(loss.text()))
        .orElseGet(SourceConnection.Open::new);
  }

  private Optional<Long> position(StreamState source) {
    if (refusal.filter(before -> isOf(before, source)).isPresent()) {
      return Optional.empty();
    }
    refusal = Optional.empty();
    OptionalLong known = positions.of(source.stream());
    if (known.isEmpty()) {
      begin(source);
      return Optional.of(source.first());
    }
    long next = known.getAsLong();
    if (next > source.next()) {
      refuse(source, next);
      return Optional.empty();
    }
    if (next < source.first()) {
      note(
          "%d records of stream %s are missing: the output ends before record %d, and the source has them from %d on"
              .formatted(source.first() - next, source.stream(), next, source.first()));
    }
    return Optional.of(Math.max(next, source.first()));
  }

  /** What a source numbers once more later must not pass for what it had. */
  private static boolean isOf(Refusal before, StreamState source) {
    return before.session() == source.session() && before.stream().equals(source.stream());
  }

  private void begin(StreamState source) {
    if (positions.last().isEmpty()) {
      LOG.info("Begins with record {} of stream {}", source.first(), source.stream());
    } else {
      note(
          "the source has stream %s now, and the output that of %s: begins with record %d; what was not scored of %s is missing"
              .formatted(source.stream(), positions.last(), source.first(), positions.last()));
    }
  }

  private void note(String text) {
    LOG.warn("{}", text);
    notice = Optional.of(new Notice(text, clock.instant()));
  }

  private void refuse(StreamState source, long next) {
    String text =
        "stream %s ends before record %d, and the output before %d: the source has lost what it kept; start it with its spool, or with an empty one, which begins a new stream; nothing is scored until then"
            .formatted(source.stream(), source.next(), next);
    LOG.error("{}", text);
    refusal = Optional.of(new Refusal(text, source.stream(), source.session()));
  }
}
