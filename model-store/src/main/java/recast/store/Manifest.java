package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import recast.json.JsonObject;

/** What stands beside a payload: what it is, who made it, when, and why. */
record Manifest(Payload payload, Instant createdAt, String creator, String note) {
  static final int LIMIT = 1 << 16;

  byte[] print() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", payload.format());
    fields.put("bytes", payload.bytes());
    fields.put("sha256", payload.sha256().hex());
    fields.put("createdAt", Timestamps.print(createdAt));
    fields.put("creator", creator);
    fields.put("note", note);
    return JsonObject.print(fields);
  }

  static Manifest parse(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.parse(bytes, where);
    return new Manifest(
        ReleaseFile.payload(json),
        json.parsed("createdAt", Instant::parse),
        json.text("creator"),
        json.text("note"));
  }
}
