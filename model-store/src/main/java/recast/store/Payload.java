package recast.store;

import java.util.regex.Pattern;

/** What is known of a model file: its format, its length in bytes, its digest. */
public record Payload(String format, long bytes, Sha256 sha256) {
  /** The longest payload, in bytes: what one Java array, and so one decoder, can hold. */
  public static final long LIMIT = Integer.MAX_VALUE;

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public Payload {
    checkFormat(format);
    checkBytes(bytes);
  }

  /** Returns {@code bytes} when it can be the length of a payload. */
  static long checkBytes(long bytes) {
    if (bytes < 0 || bytes > LIMIT) {
      throw new IllegalArgumentException("bytes must be from 0 to " + LIMIT + ": " + bytes);
    }
    return bytes;
  }

  /** Returns {@code format} when it can be the id of a format. */
  public static String checkFormat(String format) {
    if (!FORMAT.matcher(format).matches()) {
      throw new IllegalArgumentException(
          "a format is 1 to 32 lowercase letters, digits and dashes: '" + format + "'");
    }
    return format;
  }
}
