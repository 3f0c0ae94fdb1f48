package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.json.JsonObject;
import recast.record.InputSpec;

/** What stands beside a payload: what it is, who made it, when, and why. */
record Manifest(Payload payload, Instant createdAt, String creator, String note, ModelSpec spec) {
  static final int LIMIT = 1 << 20;

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", payload.format());
    fields.put("bytes", payload.bytes());
    fields.put("sha256", payload.sha256().hex());
    fields.put("createdAt", Timestamps.print(createdAt));
    fields.put("creator", creator);
    fields.put("note", note);
    spec.input().ifPresent(input -> fields.put("input", input.toString()));
    spec.signature().ifPresent(known -> fields.put("signature", SignatureJson.toJson(known)));
    if (!spec.golden().isEmpty()) {
      fields.put("golden", spec.golden().stream().map(Manifest::toJson).toList());
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
        spec(json));
  }

  private static ModelSpec spec(JsonObject json) throws IOException {
    Optional<JsonObject> signature = json.optionalObject("signature");
    return new ModelSpec(
        json.optionalText("input").isPresent()
            ? Optional.of(json.parsed("input", InputSpec::parse))
            : Optional.empty(),
        signature.isPresent()
            ? Optional.of(SignatureJson.fromJson(signature.get()))
            : Optional.empty(),
        golden(json));
  }

  private static Map<String, Object> toJson(GoldenRecord golden) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("record", golden.record());
    json.put("expected", golden.expected());
    if (golden.tolerance() > 0) {
      json.put("tolerance", golden.tolerance());
    }
    return json;
  }

  private static List<GoldenRecord> golden(JsonObject json) throws IOException {
    List<GoldenRecord> golden = new ArrayList<>();
    for (JsonObject each : json.optionalObjects("golden")) {
      double tolerance = each.optionalDecimal("tolerance").orElse(0.0);
      golden.add(new GoldenRecord(each.text("record"), each.text("expected"), tolerance));
    }
    return golden;
  }
}
