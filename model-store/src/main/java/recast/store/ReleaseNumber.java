package recast.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The place of a release in the log of its store, numbered from 1. */
public record ReleaseNumber(int value) implements Comparable<ReleaseNumber> {
  /** The highest number that eight digits hold. */
  static final int LAST = 99_999_999;

  static final ReleaseNumber FIRST = new ReleaseNumber(1);

  public ReleaseNumber {
    if (value < 1 || value > LAST) {
      throw new IllegalArgumentException("release must be from 1 to " + LAST + ": " + value);
    }
  }

  /** The number of this value; nothing for 0, which files and reports write for "none yet". */
  public static Optional<ReleaseNumber> unlessZero(int value) {
    return value == 0 ? Optional.empty() : Optional.of(new ReleaseNumber(value));
  }

  /** Reads a number as people write it, with or without leading zeros. */
  public static ReleaseNumber parse(String text) {
    try {
      return new ReleaseNumber(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected the number of a release", e);
    }
  }

  /** The number after this one, which is not the highest. */
  ReleaseNumber next() {
    return new ReleaseNumber(value + 1);
  }

  boolean isHighest() {
    return value == LAST;
  }

  /** The number before this one; nothing before the first. */
  Optional<ReleaseNumber> previous() {
    return value == 1 ? Optional.empty() : Optional.of(new ReleaseNumber(value - 1));
  }

  public boolean isBefore(ReleaseNumber other) {
    return value < other.value;
  }

  public boolean isAfter(ReleaseNumber other) {
    return value > other.value;
  }

  /** This number and those before it, down to {@code first}. */
  Iterable<ReleaseNumber> backTo(ReleaseNumber first) {
    return () ->
        IntStream.iterate(value, number -> number >= first.value, number -> number - 1)
            .mapToObj(ReleaseNumber::new)
            .iterator();
  }

  /** This number and those after it, up to {@code last}. */
  Iterable<ReleaseNumber> upTo(ReleaseNumber last) {
    return () -> IntStream.rangeClosed(value, last.value).mapToObj(ReleaseNumber::new).iterator();
  }

  /** {@code newest} and the numbers before it, down to 1; none when there is no newest. */
  static Iterable<ReleaseNumber> backFrom(Optional<ReleaseNumber> newest) {
    return newest.isPresent() ? newest.get().backTo(FIRST) : List.of();
  }

  @Override
  public int compareTo(ReleaseNumber other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
