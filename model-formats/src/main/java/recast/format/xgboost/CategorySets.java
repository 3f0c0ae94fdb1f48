package recast.format.xgboost;

import java.util.Arrays;

/** Sets of categories, each with a number: as bits, or as a sorted list where that is smaller. */
final class CategorySets {
  /** From here on, whole numbers are not exact as floats: XGBoost takes them for unknown. */
  static final int MAX_CATEGORY = 1 << 24;

  private int[] words = {};
  private int length;
  private int[] ends = {};
  private boolean[] isList = {};
  private int sets;

  /** Keeps the categories from {@code from} to {@code to}, at least one, and numbers the set. */
  int add(int[] categories, int from, int to) {
    int[] sorted = Arrays.copyOfRange(categories, from, to);
    Arrays.sort(sorted);
    int bitWords = sorted[sorted.length - 1] / Integer.SIZE + 1;
    boolean list = bitWords > sorted.length + 8;
    int[] set = list ? sorted : bits(sorted, bitWords);
    if (length + set.length > words.length) {
      words = Arrays.copyOf(words, 2 * (length + set.length));
    }
    System.arraycopy(set, 0, words, length, set.length);
    length += set.length;
    if (sets == ends.length) {
      ends = Arrays.copyOf(ends, 2 * sets + 4);
      isList = Arrays.copyOf(isList, 2 * sets + 4);
    }
    ends[sets] = length;
    isList[sets] = list;
    return sets++;
  }

  private static int[] bits(int[] categories, int length) {
    int[] bits = new int[length];
    for (int category : categories) {
      bits[category / Integer.SIZE] |= 1 << category % Integer.SIZE;
    }
    return bits;
  }

  /** Whether a value is one of the categories of a set. */
  boolean contains(int set, float value) {
    // A value between -1 and 0 is negative, although it would be cut to 0.
    if (value < 0 || value >= MAX_CATEGORY) {
      return false;
    }
    int category = (int) value;
    int begin = set == 0 ? 0 : ends[set - 1];
    if (isList[set]) {
      return Arrays.binarySearch(words, begin, ends[set], category) >= 0;
    }
    int word = begin + category / Integer.SIZE;
    return word < ends[set] && (words[word] >>> category % Integer.SIZE & 1) != 0;
  }
}
