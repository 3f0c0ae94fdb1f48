package recast.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import recast.run.BatchHeader;

/**
 * What a stream has done in a span of time.
 *
 * @param rate records a second that were scored
 * @param delays of its batches, in milliseconds
 */
record Throughput(double rate, Figures delays) {
  /** Of the batches whose output came in the span. */
  static Throughput between(Instant from, Instant to, List<BatchHeader> batches) {
    List<BatchHeader> inside =
        batches.stream()
            .filter(batch -> !done(batch).isBefore(from) && done(batch).isBefore(to))
            .toList();
    long records = inside.stream().mapToLong(BatchHeader::records).sum();
    double seconds = Duration.between(from, to).toMillis() / 1000.0;
    return new Throughput(
        records / seconds,
        Figures.of(inside.stream().map(batch -> batch.delay().toMillis()).toList()));
  }

  /** Of the batches behind the first {@code skipped}, which end when a compiler has seen enough. */
  static Throughput behind(int skipped, List<BatchHeader> batches) {
    Instant from = done(batches.get(skipped - 1));
    Instant to = done(batches.get(batches.size() - 1));
    // The end of a batch is the beginning of the next one's time.
    return between(from.plusMillis(1), to.plusMillis(1), batches);
  }

  private static Instant done(BatchHeader batch) {
    return batch.batchTime().plus(batch.delay());
  }

  static String heading() {
    return String.format("%-34s %12s %10s %10s", "", "records/s", "delay, ms", "p90");
  }

  String row(String name) {
    return String.format(
        Locale.ROOT, "%-34s %12.0f %10d %10d", name, rate, delays.median(), delays.percentile(90));
  }
}
