package recast.format.table;

import java.nio.charset.StandardCharsets;

/**
 * Finds the rows of some keys, and reads them value by value. Almost every row is a cache miss, so
 * all rows take each step before any takes the next: the misses of a step do not wait for each
 * other. Used by one thread.
 */
final class RowBlock {
  /** How many rows a block has at most: their bytes stay in the first cache. */
  static final int MOST_ROWS = 128;

  private final Rows rows;
  private final RowBytes bytes;
  private final KeyIndex index;
  private final int[] hashes;

  /** Where the search for each key is in the index, and what is there. */
  private final int[] slots;

  private final int[] entries;

  /** The first byte of each candidate, read only to have the row in the cache. */
  private final byte[] loaded;

  /** The position of the next value of each row; negative when there is no row. */
  private final int[] next;

  private final String[] texts;

  private int count;

  /**
   * @param capacity how many rows fit
   */
  RowBlock(Rows rows, int capacity) {
    this.rows = rows;
    this.bytes = rows.bytes();
    this.index = rows.index();
    this.hashes = new int[capacity];
    this.slots = new int[capacity];
    this.entries = new int[capacity];
    this.loaded = new byte[capacity];
    this.next = new int[capacity];
    this.texts = new String[capacity];
  }

  /** Goes to the first values of the rows of {@code count} keys. */
  void find(String[] keys, int first, int count) {
    this.count = count;
    hash(keys, first);
    loadSlots();
    findCandidates();
    loadRows();
    for (int row = 0; row < count; row++) {
      next[row] = rows.find(keys[first + row], hashes[row], slots[row]);
    }
  }

  private void hash(String[] keys, int first) {
    for (int row = 0; row < count; row++) {
      hashes[row] = KeyIndex.hash(keys[first + row]);
    }
  }

  private void loadSlots() {
    for (int row = 0; row < count; row++) {
      slots[row] = index.firstSlot(hashes[row]);
      entries[row] = index.entry(slots[row]);
    }
  }

  private void findCandidates() {
    for (int row = 0; row < count; row++) {
      int slot = slots[row];
      int entry = entries[row];
      while (!index.isCandidate(entry, hashes[row])) {
        slot = index.nextSlot(slot);
        entry = index.entry(slot);
      }
      slots[row] = slot;
      entries[row] = entry;
    }
  }

  private void loadRows() {
    for (int row = 0; row < count; row++) {
      int position = index.position(entries[row]);
      if (position >= 0) {
        loaded[row] = bytes.piece(position)[RowBytes.offset(position)];
      }
    }
  }

  int count() {
    return count;
  }

  boolean isMissing(int row) {
    return next[row] < 0;
  }

  /** Goes to the values at a position. */
  void moveTo(int row, int position) {
    next[row] = position;
  }

  /** Reads a number of a row. */
  int number(int row) {
    int at = next[row];
    int value = Varint.read(bytes.piece(at), RowBytes.offset(at));
    next[row] = at + Varint.size(value);
    return value;
  }

  /** Reads a text of so many bytes. */
  String text(int row, int size) {
    int at = next[row];
    next[row] = at + size;
    return new String(bytes.piece(at), RowBytes.offset(at), size, StandardCharsets.UTF_8);
  }

  /** Reads a whole number in decimal digits. */
  long decimal(int row, int size) {
    int at = next[row];
    next[row] = at + size;
    byte[] piece = bytes.piece(at);
    int from = RowBytes.offset(at);
    int end = from + size;
    boolean negative = piece[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < end; i++) {
      value = 10 * value + (piece[i] - '0');
    }
    return negative ? -value : value;
  }

  /** An array for the texts of a column. */
  String[] texts() {
    return texts;
  }
}
