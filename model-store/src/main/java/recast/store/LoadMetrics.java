package recast.store;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import recast.json.JsonObject;

/**
 * What it took an application to get a model ready, and how far it came.
 *
 * @param warm executors that had fetched and decoded the model before the first batch with it
 * @param executors those that were alive
 * @param readMs milliseconds to read the payload
 * @param verifyMs to hash it
 * @param decodeMs to decode it on the driver and to score its golden records
 * @param broadcastMs to hand it to Spark
 * @param warmMs until the last of the warm executors was ready
 */
public record LoadMetrics(
    int warm,
    int executors,
    long readMs,
    long verifyMs,
    long decodeMs,
    long broadcastMs,
    long warmMs) {
  /** Nothing was done. */
  public static final LoadMetrics NONE = new LoadMetrics(0, 0, 0, 0, 0, 0, 0);

  /** Such as {@code 2/2}. */
  public String warmed() {
    return warm + "/" + executors;
  }

  void toJson(Map<String, Object> fields) {
    fields.put("warmExecutors", warm);
    fields.put("liveExecutors", executors);
    fields.put("readMs", readMs);
    fields.put("verifyMs", verifyMs);
    fields.put("decodeMs", decodeMs);
    fields.put("broadcastMs", broadcastMs);
    fields.put("warmMs", warmMs);
  }

  static LoadMetrics fromJson(JsonObject json) throws IOException {
    return new LoadMetrics(
        json.counted("warmExecutors", Function.identity()),
        json.counted("liveExecutors", Function.identity()),
        json.number("readMs"),
        json.number("verifyMs"),
        json.number("decodeMs"),
        json.number("broadcastMs"),
        json.number("warmMs"));
  }
}
