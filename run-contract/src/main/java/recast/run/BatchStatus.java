package recast.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import recast.json.JsonObject;

/**
 * The last batch of an application, and sums over all batches of this run.
 *
 * @param completed how many batches Spark has completed
 * @param schedulingDelay how long the batch that was completed last had waited for those before it
 * @param records how many records came in
 */
public record BatchStatus(
    long completed,
    Optional<LastBatch> last,
    Duration schedulingDelay,
    long records,
    long scored,
    long failed) {
  /** Before the first batch. */
  public static final BatchStatus NONE =
      new BatchStatus(0, Optional.empty(), Duration.ZERO, 0, 0, 0);

  /** The batch that was scored last. */
  public record LastBatch(Instant time, long records) {}

  /** After a batch was scored. */
  public BatchStatus withScored(Instant batchTime, long scoredOfIt, long failedOfIt) {
    long recordsOfIt = scoredOfIt + failedOfIt;
    return new BatchStatus(
        completed,
        Optional.of(new LastBatch(batchTime, recordsOfIt)),
        schedulingDelay,
        records + recordsOfIt,
        scored + scoredOfIt,
        failed + failedOfIt);
  }

  /** After Spark has completed a batch. */
  public BatchStatus withCompleted(Duration delay) {
    return new BatchStatus(completed + 1, last, delay, records, scored, failed);
  }

  void toJson(Map<String, Object> fields) {
    fields.put("batchesCompleted", completed);
    fields.put("lastBatch", last.map(batch -> batch.time().toEpochMilli()).orElse(0L));
    fields.put("lastBatchRecords", last.map(LastBatch::records).orElse(0L));
    fields.put("schedulingDelayMs", schedulingDelay.toMillis());
    fields.put("records", records);
    fields.put("recordsScored", scored);
    fields.put("recordsFailed", failed);
  }

  static BatchStatus fromJson(JsonObject json) throws IOException {
    return new BatchStatus(
        json.number("batchesCompleted"),
        last(json),
        json.measured("schedulingDelayMs", Duration::ofMillis),
        json.number("records"),
        json.number("recordsScored"),
        json.number("recordsFailed"));
  }

  private static Optional<LastBatch> last(JsonObject json) throws IOException {
    Instant time = json.measured("lastBatch", Instant::ofEpochMilli);
    return time.equals(Instant.EPOCH)
        ? Optional.empty()
        : Optional.of(new LastBatch(time, json.number("lastBatchRecords")));
  }
}
