package recast.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a publisher says of a payload before it is written.
 *
 * @param format the id of the payload's format
 * @param note for people; may be empty
 * @param golden records that the model must score as expected; may be empty
 * @param retryOf the publish id of an earlier try; if it has become a release, that is the answer
 *     and nothing is written, unless its payload is another one, which is an error
 */
public record PublishRequest(
    String format, String note, List<GoldenRecord> golden, Optional<UUID> retryOf) {
  public PublishRequest {
    Payload.checkFormat(format);
    golden = List.copyOf(golden);
  }

  /** A first try, without golden records. */
  public static PublishRequest of(String format, String note) {
    return new PublishRequest(format, note, List.of(), Optional.empty());
  }
}
