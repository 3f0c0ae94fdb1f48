package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recast.json.JsonObject;

/** What stands beside a payload: what it is, who made it, when, and why. */
record Manifest(
    Payload payload, Instant createdAt, String creator, String note, List<GoldenRecord> golden) {
  static final int LIMIT = 1 << 16;

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", payload.format());
    fields.put("bytes", payload.bytes());
    fields.put("sha256", payload.sha256().hex());
    fields.put("createdAt", Timestamps.print(createdAt));
    fields.put("creator", creator);
    fields.put("note", note);
    if (!golden.isEmpty()) {
      fields.put("golden", golden);
    }
    byte[] bytes = JsonObject.toJson(fields);
    if (bytes.length > LIMIT) {
      throw new IOException(
          "the manifest has %d bytes, the limit is %d; give fewer golden records"
              .formatted(bytes.length, LIMIT));
    }
    return bytes;
  }

  static Manifest fromJson(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.fromJson(bytes, where);
    return new Manifest(
        ReleaseFile.payload(json),
        json.parsed("createdAt", Timestamps::parse),
        json.parsed("creator", PublisherName::check),
        json.text("note"),
        golden(json));
  }

  private static List<GoldenRecord> golden(JsonObject json) throws IOException {
    List<GoldenRecord> golden = new ArrayList<>();
    for (JsonObject each : json.optionalObjects("golden")) {
      golden.add(new GoldenRecord(each.text("record"), each.text("expected")));
    }
    return golden;
  }
}
