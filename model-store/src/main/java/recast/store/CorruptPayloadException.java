package recast.store;

import java.io.IOException;

/** A payload that is not what its release says; trying again does not help. */
final class CorruptPayloadException extends IOException {
  CorruptPayloadException(String message) {
    super(message);
  }

  static CorruptPayloadException ofLength(Version version, long found, long expected) {
    return new CorruptPayloadException(
        "payload of version " + version + " has " + found + " bytes, expected " + expected);
  }
}
