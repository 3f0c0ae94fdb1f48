package recast.store;

/** An immutable artifact of a store, numbered from 1. */
public record Version(int number) implements Comparable<Version> {
  /** The highest number that eight digits hold. */
  static final int LAST = 99_999_999;

  public Version {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("version must be from 1 to " + LAST + ": " + number);
    }
  }

  /** Reads a number as people write it, with or without leading zeros. */
  public static Version parse(String text) {
    try {
      return new Version(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected the number of a version", e);
    }
  }

  Version next() {
    return new Version(number + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
