package recast.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A numbered decision: from now on this version is current. Release files and the pointer hold the
 * same fields.
 *
 * @param number its place in the log
 * @param version the version that becomes current
 * @param kind whether the version is new
 * @param publishId chosen by the publisher, so that it recognizes its own release after a doubt
 * @param publishedAt the publisher's clock, milliseconds
 * @param publisher {@code user@host}
 * @param payload the version's payload, so that a reader needs no second file
 * @param note for people; may be empty
 */
public record Release(
    ReleaseNumber number,
    Version version,
    Kind kind,
    UUID publishId,
    Instant publishedAt,
    String publisher,
    Payload payload,
    String note) {
  /** What a release does. */
  public enum Kind {
    /** Makes a new version current. */
    PUBLISH,
    /** Makes an older version current again. */
    ROLLBACK
  }
}
