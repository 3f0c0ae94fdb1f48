package recast.spool;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import recast.json.JsonObject;

/**
 * What is known of a stream beside its records.
 *
 * @param stream its name: at most 64 letters, digits and dashes
 * @param app the application that reads it; none before the first one has asked
 * @param acknowledged the records below this number are acknowledged
 * @param segment the first number of the newest segment
 */
record StreamState(String stream, Optional<String> app, long acknowledged, long segment) {
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9-]{1,64}");

  StreamState {
    if (!STREAM.matcher(stream).matches()) {
      throw new IllegalArgumentException("a stream is named by 1 to 64 letters, digits and dashes");
    }
    if (acknowledged < 0 || segment < 0) {
      throw new IllegalArgumentException("numbers of records begin at 0");
    }
  }

  /** A stream that nobody has seen, without a record. */
  static StreamState fresh() {
    return new StreamState(UUID.randomUUID().toString(), Optional.empty(), 0, 0);
  }

  StreamState ownedBy(String owner) {
    return new StreamState(stream, Optional.of(owner), acknowledged, segment);
  }

  StreamState acknowledged(long number) {
    return new StreamState(stream, app, number, segment);
  }

  StreamState inSegment(long first) {
    return new StreamState(stream, app, acknowledged, first);
  }

  byte[] toJson() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stream", stream);
    app.ifPresent(owner -> fields.put("app", owner));
    fields.put("acknowledged", acknowledged);
    fields.put("segment", segment);
    return JsonObject.toJson(fields);
  }

  /**
   * What {@link #toJson()} has written.
   *
   * @param where stands in front of every error message
   * @throws IOException when {@code json} is anything else
   */
  static StreamState fromJson(byte[] json, String where) throws IOException {
    JsonObject object = JsonObject.fromJson(json, where);
    Optional<String> app = object.optionalText("app");
    long acknowledged = object.measured("acknowledged", StreamState::number);
    long segment = object.measured("segment", StreamState::number);
    return object.parsed("stream", name -> new StreamState(name, app, acknowledged, segment));
  }

  private static long number(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("numbers of records begin at 0");
    }
    return number;
  }
}
