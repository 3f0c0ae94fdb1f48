package recast.store;

import java.util.Optional;
import java.util.UUID;

/**
 * What a publisher says of a payload before it is written.
 *
 * @param format the id of the payload's format
 * @param note for people; may be empty
 * @param spec how the model is used
 * @param retryOf the publish id of an earlier try; if it has become a release, that is the answer
 *     and nothing is written, unless its payload is another one, which is an error
 * @param sha256 the digest that the payload must have, or nothing is released
 */
public record PublishRequest(
    String format, String note, ModelSpec spec, Optional<UUID> retryOf, Optional<Sha256> sha256) {
  public PublishRequest {
    Payload.checkFormat(format);
  }

  /** A first try, of a model that nothing is said of. */
  public static PublishRequest of(String format, String note) {
    return new PublishRequest(format, note, ModelSpec.NONE, Optional.empty(), Optional.empty());
  }

  /** The same for a model that is used like this. */
  public PublishRequest with(ModelSpec other) {
    return new PublishRequest(format, note, other, retryOf, sha256);
  }

  /** The same under this publish id. */
  public PublishRequest retrying(UUID publishId) {
    return new PublishRequest(format, note, spec, Optional.of(publishId), sha256);
  }

  /** The same for a payload with this digest only. */
  public PublishRequest expecting(Sha256 digest) {
    return new PublishRequest(format, note, spec, retryOf, Optional.of(digest));
  }
}
