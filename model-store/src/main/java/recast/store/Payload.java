package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
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

  /** What is known of the file that {@code in} reads; reads it to its end. */
  static Payload read(String format, InputStream in) throws IOException {
    MessageDigest digest = Sha256.start();
    long bytes = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return new Payload(format, bytes, Sha256.of(digest));
  }

  /** In few words, for a message. */
  String brief() {
    return "%s, %d bytes, SHA-256 %s".formatted(format, bytes, sha256.brief());
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
