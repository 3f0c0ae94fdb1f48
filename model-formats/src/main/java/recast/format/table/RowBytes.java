package recast.format.table;

import java.io.IOException;
import java.util.Arrays;
import recast.model.ModelBytes;

/**
 * The bytes of rows, one row behind the other, in pieces of 1 MiB. A position is an {@code int}:
 * the piece, and the offset in it. Written by one thread, then read by many.
 */
final class RowBytes {
  /** The longest row in bytes. */
  static final int LONGEST = ModelBytes.PIECE;

  private static final int OFFSET_BITS = 20;
  private static final int MOST_PIECES = 1 << (31 - OFFSET_BITS);

  private byte[][] pieces = {};
  private int used = LONGEST;

  /** The piece in which a position is. */
  byte[] piece(int position) {
    return pieces[position >>> OFFSET_BITS];
  }

  /** Where in its piece a position is. */
  static int offset(int position) {
    return position & ((1 << OFFSET_BITS) - 1);
  }

  /**
   * Appends a row.
   *
   * @return its position
   */
  int append(byte[] row) throws IOException {
    if (used + row.length > LONGEST) {
      trim();
      addPiece();
    }
    int position = ((pieces.length - 1) << OFFSET_BITS) + used;
    System.arraycopy(row, 0, piece(position), used, row.length);
    used += row.length;
    return position;
  }

  /** Lets go what the last piece has beyond its rows; nothing may be appended to it. */
  void trim() {
    if (pieces.length > 0) {
      int last = pieces.length - 1;
      pieces[last] = Arrays.copyOf(pieces[last], used);
      used = LONGEST;
    }
  }

  private void addPiece() throws IOException {
    if (pieces.length == MOST_PIECES) {
      throw new IOException("the table is larger than " + MOST_PIECES + " MiB");
    }
    pieces = Arrays.copyOf(pieces, pieces.length + 1);
    pieces[pieces.length - 1] = new byte[LONGEST];
    used = 0;
  }
}
