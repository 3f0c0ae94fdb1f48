package recast.store;

import java.io.IOException;

/** A payload that is not what its release says; trying again does not help. */
final class CorruptPayload extends IOException {
  CorruptPayload(String message) {
    super(message);
  }
}
