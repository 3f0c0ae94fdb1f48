package recast.bench;

import java.io.InputStream;
import java.util.Random;

/** So many bytes that do not compress, with a mark in front. */
final class Ballast extends InputStream {
  private final Random random;
  private long left;
  private int mark;

  Ballast(int mark, long bytes) {
    this.random = new Random(mark);
    this.mark = mark;
    this.left = bytes;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    byte[] piece = new byte[(int) Math.min(length, left)];
    random.nextBytes(piece);
    if (mark >= 0) {
      piece[0] = (byte) mark;
      mark = -1;
    }
    System.arraycopy(piece, 0, buffer, offset, piece.length);
    left -= piece.length;
    return piece.length;
  }
}
