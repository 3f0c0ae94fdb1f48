package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest as 64 lowercase hexadecimal digits. */
public record Sha256(String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException("expected 64 lowercase hexadecimal digits");
    }
  }

  /** The digest of what {@code in} reads; reads it to its end. */
  public static Sha256 of(InputStream in) throws IOException {
    MessageDigest digest = start();
    new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return of(digest);
  }

  /** What {@code in} reads, with a digest of what was read so far. */
  public static DigestInputStream digesting(InputStream in) {
    return new DigestInputStream(in, start());
  }

  /** The digest of what {@code digest} has seen; resets it. */
  public static Sha256 of(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  /** A digest that has seen nothing. */
  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first digits, enough for a message. */
  public String brief() {
    return hex.substring(0, 12) + "..";
  }

  @Override
  public String toString() {
    return hex;
  }
}
