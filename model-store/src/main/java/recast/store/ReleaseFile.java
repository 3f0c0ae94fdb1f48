package recast.store;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import recast.json.JsonObject;
import recast.json.MalformedException;

/** The file of a release, in the log and as the pointer: one JSON object of at most 4 KiB. */
final class ReleaseFile {
  static final int LIMIT = 4096;

  private ReleaseFile() {}

  static byte[] toJson(Release release) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("release", release.number().value());
    fields.put("version", release.version().number());
    fields.put("kind", release.kind().name().toLowerCase(Locale.ROOT));
    fields.put("publishId", release.publishId().toString());
    fields.put("publishedAt", Timestamps.print(release.publishedAt()));
    fields.put("publisher", release.publisher());
    fields.put("format", release.payload().format());
    fields.put("bytes", release.payload().bytes());
    fields.put("sha256", release.payload().sha256().hex());
    fields.put("note", release.note());
    byte[] bytes = JsonObject.toJson(fields);
    if (bytes.length > LIMIT) {
      throw new IOException(
          "the release has "
              + bytes.length
              + " bytes, the limit is "
              + LIMIT
              + "; shorten the note");
    }
    return bytes;
  }

  /**
   * Throws when no release can hold what {@code draft} says: that must be known before a payload is
   * written.
   */
  static void mustHold(PublishRequest draft, String publisher) throws IOException {
    toJson(
        new Release(
            new ReleaseNumber(ReleaseNumber.LAST),
            new Version(Version.LAST),
            Release.Kind.PUBLISH,
            new UUID(0, 0),
            Instant.EPOCH,
            publisher,
            new Payload(draft.format(), Payload.LIMIT, Sha256.of(Sha256.start())),
            draft.note()));
  }

  /**
   * Reads the release of this number.
   *
   * @throws MalformedException when it is none, or another one
   */
  static Release fromJson(byte[] bytes, ReleaseNumber number, String where) throws IOException {
    Release release = fromJson(bytes, where);
    if (!release.number().equals(number)) {
      throw new MalformedException(
          where + ": field 'release' must be " + number + ": " + release.number());
    }
    return release;
  }

  /** The release of this number as JSON on one line, with fields of later builds, too. */
  static byte[] line(byte[] bytes, ReleaseNumber number, String where) throws IOException {
    fromJson(bytes, number, where);
    byte[] line = JsonObject.fromJson(bytes, where).line();
    if (line.length > LIMIT + 1) {
      throw new MalformedException(where + " has more than " + LIMIT + " bytes on one line");
    }
    return line;
  }

  static Release fromJson(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.fromJson(bytes, where);
    return new Release(
        json.counted("release", ReleaseNumber::new),
        json.counted("version", Version::new),
        json.parsed("kind", ReleaseFile::kind),
        json.parsed("publishId", UUID::fromString),
        json.parsed("publishedAt", Timestamps::parse),
        json.parsed("publisher", PublisherName::check),
        payload(json),
        json.text("note"));
  }

  /** The payload's fields stand side by side with the others, in releases and in manifests. */
  static Payload payload(JsonObject json) throws IOException {
    return new Payload(
        json.parsed("format", Payload::checkFormat),
        json.measured("bytes", Payload::checkBytes),
        json.parsed("sha256", Sha256::new));
  }

  private static Release.Kind kind(String text) {
    for (Release.Kind kind : Release.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("expected publish or rollback");
  }
}
