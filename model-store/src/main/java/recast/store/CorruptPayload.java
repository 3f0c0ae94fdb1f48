package recast.store;

import java.io.IOException;

/** A payload that is not what its release says; trying again does not help. */
final class CorruptPayload extends IOException {
  CorruptPayload(String message) {
    super(message);
  }

  static CorruptPayload ofLength(Version version, long found, long expected) {
    return new CorruptPayload(
        "payload of version " + version + " has " + found + " bytes, expected " + expected);
  }
}
