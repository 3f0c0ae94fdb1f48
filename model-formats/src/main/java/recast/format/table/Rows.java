package recast.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of a table by key, in little more memory than their text. A row is its key, with the
 * length in front, and its values as {@link Column} has them. Written by one thread, then read by
 * many.
 */
final class Rows {
  private final RowBytes bytes = new RowBytes();
  private final KeyIndex index = new KeyIndex();

  /** Writes the key with which a row begins. */
  static void writeKey(String key, ByteArrayOutputStream row) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    Varint.write(text.length, row);
    row.writeBytes(text);
  }

  /** Adds a row; false when there is one with this key. */
  boolean add(String key, byte[] row) throws IOException {
    if (find(key) >= 0) {
      return false;
    }
    index.add(KeyIndex.hash(key), bytes.append(row), this::hashAt);
    return true;
  }

  /** Ends the writing. */
  void trim() {
    bytes.trim();
  }

  int count() {
    return index.count();
  }

  KeyIndex index() {
    return index;
  }

  RowBytes bytes() {
    return bytes;
  }

  /** Where the values of the row with this key begin; negative when there is none. */
  int find(String key) {
    int hash = KeyIndex.hash(key);
    return find(key, hash, index.firstSlot(hash));
  }

  /** The same, when the slots before {@code slot} do not have the key. */
  int find(String key, int hash, int slot) {
    int at = slot;
    int entry = index.entry(at);
    while (entry != 0) {
      if (index.isCandidate(entry, hash)) {
        int values = afterKey(index.position(entry), key);
        if (values >= 0) {
          return values;
        }
      }
      at = index.nextSlot(at);
      entry = index.entry(at);
    }
    return -1;
  }

  /** Where the values behind the key begin; negative when the row has another key. */
  private int afterKey(int position, String key) {
    byte[] piece = bytes.piece(position);
    int from = RowBytes.offset(position);
    int size = Varint.read(piece, from);
    int width = Varint.size(size);
    return isKey(piece, from + width, size, key) ? position + width + size : -1;
  }

  private static boolean isKey(byte[] piece, int from, int size, String key) {
    int length = key.length();
    // A character has at least one byte.
    if (length > size) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = key.charAt(i);
      if (c >= 0x80) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(piece, from, from + size, text, 0, text.length);
      }
      if (piece[from + i] != c) {
        return false;
      }
    }
    return length == size;
  }

  private int hashAt(int position) {
    byte[] piece = bytes.piece(position);
    int from = RowBytes.offset(position);
    int size = Varint.read(piece, from);
    return KeyIndex.hash(new String(piece, from + Varint.size(size), size, StandardCharsets.UTF_8));
  }
}
