package recast.sink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import recast.run.BatchHeader;
import recast.score.PartitionScore;
import recast.store.Release;

/** Prints each batch: a header, then its first scored records. */
public final class BatchPrinter {
  private final Consumer<String> out;
  private final int limit;
  private final Clock clock;

  /**
   * @param out takes the text of a batch, whole
   * @param clock gives the time that the delay of a batch is measured to
   */
  public BatchPrinter(Consumer<String> out, int limit, Clock clock) {
    this.out = out;
    this.limit = limit;
    this.clock = clock;
  }

  /** Prints one batch; the header line is {@link BatchHeader}'s. */
  public void print(Instant batchTime, Release release, List<PartitionScore> partitions) {
    long records = partitions.stream().mapToLong(PartitionScore::records).sum();
    BatchHeader header =
        new BatchHeader(
            batchTime,
            release.number(),
            release.version(),
            records,
            Duration.between(batchTime, clock.instant()));
    StringBuilder text = new StringBuilder(header.print()).append('\n');
    partitions.stream()
        .flatMap(partition -> partition.first().stream())
        .limit(limit)
        .forEach(line -> text.append(line).append('\n'));
    out.accept(text.toString());
  }
}
