package recast.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.json.JsonObject;

/**
 * Up to where the records of a source are in the output: for each partition of a topic the offset
 * of the next record. Empty for a source that has no offsets.
 */
public record SourceOffsets(List<Next> partitions) {
  /** Of a source without offsets. */
  public static final SourceOffsets NONE = new SourceOffsets(List.of());

  /** The offset of the next record of a partition. */
  public record Next(String topic, int partition, long offset) {}

  public SourceOffsets {
    partitions = List.copyOf(partitions);
  }

  public boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** As the batch of {@code batchTime}, in epoch milliseconds, keeps it. */
  byte[] toJson(long batchTime) throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Next next : partitions) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("topic", next.topic);
      fields.put("partition", next.partition);
      fields.put("next", next.offset);
      all.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("batch", batchTime);
    fields.put("offsets", all);
    return JsonObject.printLine(fields);
  }

  static SourceOffsets fromJson(JsonObject json) throws IOException {
    List<Next> all = new ArrayList<>();
    for (JsonObject next : json.optionalObjects("offsets")) {
      all.add(
          new Next(
              next.text("topic"),
              next.counted("partition", partition -> partition),
              next.number("next")));
    }
    return new SourceOffsets(all);
  }
}
