package recast.format.table;

import java.util.function.IntUnaryOperator;

/**
 * An open hash table of positions. An entry is a position plus one, and in the bits that no
 * position needs, those of the hash, so that few rows are read in vain. Written by one thread, then
 * read by many.
 */
final class KeyIndex {
  private static final int FIRST_CAPACITY = 16;
  private static final int FIRST_POSITION_BITS = 16;

  /** Golden ratio: spreads hashes that differ in few bits. */
  private static final int SPREAD = 0x9E3779B9;

  /** Entries; 0 where there is none. */
  private int[] slots = new int[FIRST_CAPACITY];

  /** Which bits of an entry are those of the hash. */
  private int hashBits = -1 << FIRST_POSITION_BITS;

  private int count;

  static int hash(String key) {
    int spread = key.hashCode() * SPREAD;
    return spread ^ (spread >>> 15);
  }

  int count() {
    return count;
  }

  /** The slot at which the search for a hash begins. */
  int firstSlot(int hash) {
    return hash & (slots.length - 1);
  }

  /** The slot at which a search goes on. */
  int nextSlot(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  int entry(int slot) {
    return slots[slot];
  }

  /** Whether an entry ends a search: it is empty, or that of a row that may have this hash. */
  boolean isCandidate(int entry, int hash) {
    return entry == 0 || ((entry ^ hash) & hashBits) == 0;
  }

  /** The position in an entry; negative in an empty one. */
  int position(int entry) {
    return (entry & ~hashBits) - 1;
  }

  /**
   * Adds a position.
   *
   * @param hashOf gives the hash of a position that was added before
   */
  void add(int hash, int position, IntUnaryOperator hashOf) {
    while (((position + 1) & hashBits) != 0) {
      widenPositions();
    }
    if (4L * (count + 1) > 3L * slots.length) {
      grow(hashOf);
    }
    put(slots, hash, position);
    count++;
  }

  /** Takes the lowest bit from the hashes. */
  private void widenPositions() {
    int taken = Integer.lowestOneBit(hashBits);
    hashBits -= taken;
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] &= ~taken;
    }
  }

  private void grow(IntUnaryOperator hashOf) {
    int[] larger = new int[2 * slots.length];
    for (int entry : slots) {
      if (entry != 0) {
        put(larger, hashOf.applyAsInt(position(entry)), position(entry));
      }
    }
    slots = larger;
  }

  private void put(int[] to, int hash, int position) {
    int mask = to.length - 1;
    int slot = hash & mask;
    while (to[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    to[slot] = (hash & hashBits) | (position + 1);
  }
}
