package recast.store;

import java.util.concurrent.TimeUnit;
import recast.model.ModelBytes;

/**
 * A payload that is what its release says.
 *
 * @param bytes the model file
 * @param readMs milliseconds that the file system took
 * @param verifyMs milliseconds that the hashing took
 */
public record VerifiedPayload(ModelBytes bytes, long readMs, long verifyMs) {
  static VerifiedPayload of(ModelBytes bytes, long nanos, long verifyNanos) {
    return new VerifiedPayload(
        bytes,
        TimeUnit.NANOSECONDS.toMillis(nanos - verifyNanos),
        TimeUnit.NANOSECONDS.toMillis(verifyNanos));
  }
}
