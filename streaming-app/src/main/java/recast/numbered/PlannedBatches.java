package recast.numbered;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import recast.sink.SourceOffsets;

/**
 * The batches that were made and are not processed yet. While two of them have records, a new one
 * has none: what can be scored sets the pace. Thread-safe.
 */
final class PlannedBatches {
  private static final long MOST = 2;

  private final BatchPlanner planner;
  private final Supplier<Optional<StreamState>> source;
  private final Map<Instant, Batch> batches = new HashMap<>();

  /**
   * A batch.
   *
   * @param range its records, if it has some
   * @param offsets up to where it goes
   */
  record Batch(Optional<RecordRange> range, SourceOffsets offsets) {}

  /**
   * @param source what the source holds; nothing as long as it is away
   */
  PlannedBatches(BatchPlanner planner, Supplier<Optional<StreamState>> source) {
    this.planner = planner;
    this.source = source;
  }

  /** Makes the batch of {@code batchTime}. */
  synchronized Optional<RecordRange> make(Instant batchTime) {
    boolean busy =
        batches.values().stream().filter(batch -> batch.range().isPresent()).count() >= MOST;
    Optional<RecordRange> range = busy ? Optional.empty() : source.get().flatMap(planner::next);
    batches.put(batchTime, new Batch(range, planner.offsets()));
    return range;
  }

  /** The batch of {@code batchTime}, which was made. */
  synchronized Batch at(Instant batchTime) {
    return Optional.ofNullable(batches.get(batchTime))
        .orElseThrow(() -> new IllegalStateException("no batch was made for " + batchTime));
  }

  /** The batch of {@code batchTime} is processed. */
  synchronized void processed(Instant batchTime) {
    batches.remove(batchTime);
  }
}
