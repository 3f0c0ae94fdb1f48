package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import recast.json.JsonObject;
import recast.json.TextLimit;

/**
 * What an application made of a release.
 *
 * @param app the name of the application
 * @param applicationId the id of the run that wrote this, see {@link #checkApplicationId}
 * @param release the number of the release
 * @param version the version that it names
 * @param verdict adopted or rejected
 * @param from the first batch that the release scores; of a rejection, the first batch that it does
 *     not score
 * @param reason why it was rejected, cut at {@value #REASON_LIMIT} chars; empty when it was adopted
 * @param effort what it took
 */
public record Adoption(
    String app,
    String applicationId,
    ReleaseNumber release,
    Version version,
    Verdict verdict,
    Instant from,
    String reason,
    LoadMetrics effort) {
  static final int LIMIT = 1 << 16;

  /** In chars; with the longest escapes for all of them the file stays far below its limit. */
  static final int REASON_LIMIT = 2_000;

  private static final Pattern APPLICATION_ID = Pattern.compile("[ -~]{0,256}");
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Whether the application scores with the release. */
  public enum Verdict {
    ADOPTED,
    REJECTED
  }

  public Adoption {
    checkApp(app);
    checkApplicationId(applicationId);
    reason = TextLimit.cut(reason, REASON_LIMIT);
  }

  /** Returns {@code id} when it can be the id of a run. A cut one would name another run. */
  static String checkApplicationId(String id) {
    if (!APPLICATION_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("expected at most 256 printable ASCII characters");
    }
    return id;
  }

  /** Returns {@code app} when it can be the name of an application: it becomes a directory. */
  public static String checkApp(String app) {
    if (!APP.matcher(app).matches()) {
      throw new IllegalArgumentException(
          "expected 1 to 64 letters, digits, dots, dashes and underscores");
    }
    return app;
  }

  private static String checkQuery(String text, UUID expected) {
    if (!text.equals(expected.toString())) {
      throw new IllegalArgumentException("expected the query of the directory, " + expected);
    }
    return text;
  }

  byte[] toJson() throws IOException {
    return toJson(Optional.empty());
  }

  /**
   * The file of this in a ledger.
   *
   * @param query whose ledger it is, if it is not the application's own
   */
  byte[] toJson(Optional<UUID> query) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("app", app);
    query.ifPresent(id -> fields.put("query", id.toString()));
    fields.put("applicationId", applicationId);
    fields.put("release", release.value());
    fields.put("version", version.number());
    fields.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
    if (query.isPresent()) {
      fields.put("batch", QueryBatches.batch(from));
    } else {
      fields.put("from", Timestamps.print(from));
    }
    fields.put("reason", reason);
    effort.toJson(fields);
    return JsonObject.toJson(fields);
  }

  static Adoption fromJson(byte[] bytes, String where) throws IOException {
    return fromJson(bytes, where, Optional.empty());
  }

  /** Reads what {@link #toJson(Optional)} has written. */
  static Adoption fromJson(byte[] bytes, String where, Optional<UUID> query) throws IOException {
    JsonObject json = JsonObject.fromJson(bytes, where);
    if (query.isPresent()) {
      json.parsed("query", text -> checkQuery(text, query.get()));
    }
    return new Adoption(
        json.parsed("app", Adoption::checkApp),
        json.parsed("applicationId", Adoption::checkApplicationId),
        json.counted("release", ReleaseNumber::new),
        json.counted("version", Version::new),
        json.parsed("verdict", text -> Verdict.valueOf(text.toUpperCase(Locale.ROOT))),
        query.isPresent()
            ? QueryBatches.instant(json.number("batch"))
            : json.parsed("from", Timestamps::parse),
        json.text("reason"),
        LoadMetrics.fromJson(json));
  }
}
