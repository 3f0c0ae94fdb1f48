package recast.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hashes what is read from it, and knows how long the hashing took. */
final class DigestingInputStream extends FilterInputStream {
  private final MessageDigest digest = Sha256.start();
  private final CancellationCheck wanted;
  private long nanos;

  DigestingInputStream(InputStream in, CancellationCheck wanted) {
    super(in);
    this.wanted = wanted;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    wanted.check();
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      long start = System.nanoTime();
      digest.update(buffer, offset, read);
      nanos += System.nanoTime() - start;
    }
    return read;
  }

  /** The digest of all that was read; resets it. */
  Sha256 sha256() {
    return Sha256.of(digest);
  }

  long nanos() {
    return nanos;
  }
}
