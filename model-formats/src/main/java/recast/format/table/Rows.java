package recast.format.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recast.model.ModelBytes;

/**
 * The rows of a table by key, in little more memory than their text: the values of a row stand one
 * behind the other, each with a zero behind it, in pieces of 1 MiB; an open hash table of positions
 * finds the row of a key. Written by one thread, then read by many.
 */
final class Rows {
  /** The longest row in bytes. */
  static final int LONGEST = ModelBytes.PIECE;

  private static final int SHIFT = 20;
  private static final int FIRST_CAPACITY = 16;

  /** Golden ratio: spreads hashes that differ in few bits. */
  private static final int SPREAD = 0x9E3779B9;

  private final List<byte[]> pieces = new ArrayList<>();
  private byte[] piece = new byte[0];
  private int used;

  /** Positions of rows plus one; 0 where there is none. */
  private int[] slots = new int[FIRST_CAPACITY];

  private int count;

  /** Adds a row; false when there is one with this key. */
  boolean add(String key, byte[] row) {
    if (find(key, new RowValues())) {
      return false;
    }
    if (4L * (count + 1) > 3L * slots.length) {
      grow();
    }
    put(slots, key, append(row) + 1);
    count++;
    return true;
  }

  int count() {
    return count;
  }

  /** Whether there is a row with this key; if so, {@code found} reads its values. */
  boolean find(String key, RowValues found) {
    int mask = slots.length - 1;
    for (int slot = slot(key, mask); slots[slot] != 0; slot = (slot + 1) & mask) {
      int position = slots[slot] - 1;
      byte[] bytes = pieces.get(position >>> SHIFT);
      int after = afterKey(bytes, position & ((1 << SHIFT) - 1), key);
      if (after >= 0) {
        found.begin(bytes, after);
        return true;
      }
    }
    return false;
  }

  /** Where the values behind the key begin; negative when the row has another key. */
  private static int afterKey(byte[] bytes, int from, String key) {
    int length = key.length();
    if (from + length >= bytes.length) {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      char c = key.charAt(i);
      if (c >= 0x80) {
        return afterKey(bytes, from, key.getBytes(StandardCharsets.UTF_8));
      }
      if (bytes[from + i] != c) {
        return -1;
      }
    }
    return bytes[from + length] == 0 ? from + length + 1 : -1;
  }

  private static int afterKey(byte[] bytes, int from, byte[] key) {
    int end = from + key.length;
    return end < bytes.length
            && Arrays.equals(bytes, from, end, key, 0, key.length)
            && bytes[end] == 0
        ? end + 1
        : -1;
  }

  private int append(byte[] row) {
    if (used + row.length > piece.length) {
      // The last piece is as long as what it has.
      trim();
      piece = new byte[LONGEST];
      pieces.add(piece);
      used = 0;
    }
    System.arraycopy(row, 0, piece, used, row.length);
    int position = ((pieces.size() - 1) << SHIFT) + used;
    used += row.length;
    return position;
  }

  /** Ends the writing. */
  void trim() {
    if (!pieces.isEmpty()) {
      pieces.set(pieces.size() - 1, Arrays.copyOf(piece, used));
    }
  }

  private void grow() {
    int[] larger = new int[2 * slots.length];
    RowValues row = new RowValues();
    for (int slot : slots) {
      if (slot != 0) {
        byte[] bytes = pieces.get((slot - 1) >>> SHIFT);
        row.begin(bytes, (slot - 1) & ((1 << SHIFT) - 1));
        put(larger, row.next(), slot);
      }
    }
    slots = larger;
  }

  private static void put(int[] slots, String key, int value) {
    int mask = slots.length - 1;
    int slot = slot(key, mask);
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = value;
  }

  private static int slot(String key, int mask) {
    int spread = key.hashCode() * SPREAD;
    return (spread ^ (spread >>> 15)) & mask;
  }
}
