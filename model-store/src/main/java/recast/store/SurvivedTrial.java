package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.json.JsonObject;

/**
 * The newest release that has scored its trial batches for an application, and was kept.
 *
 * @param release the number of the release
 * @param version the version that it names
 * @param from the first batch that it scored
 * @param survivedAt the last batch of its trial, or the first one after it that is known of
 */
public record SurvivedTrial(
    ReleaseNumber release, Version version, Instant from, Instant survivedAt) {
  static final int LIMIT = 1 << 12;

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("release", release.value());
    fields.put("version", version.number());
    fields.put("from", Timestamps.print(from));
    fields.put("survivedAt", Timestamps.print(survivedAt));
    return JsonObject.toJson(fields);
  }

  /**
   * Reads what {@link #toJson} has written.
   *
   * @throws recast.json.MalformedException when it is something else
   */
  static SurvivedTrial read(AtomicFiles files, Path path) throws IOException {
    JsonObject json = JsonObject.fromJson(files.readSmall(path, LIMIT), path.toString());
    return new SurvivedTrial(
        json.counted("release", ReleaseNumber::new),
        json.counted("version", Version::new),
        json.parsed("from", Timestamps::parse),
        json.parsed("survivedAt", Timestamps::parse));
  }
}
