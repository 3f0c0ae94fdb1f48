package recast.store;

import java.io.Serializable;

/**
 * A record whose score is known before the model is published: a check that travels with it.
 *
 * @param tolerance by how much a number of the score may differ; NaN equals NaN
 */
public record GoldenRecord(String record, String expected, double tolerance)
    implements Serializable {
  public GoldenRecord {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance must not be negative: " + tolerance);
    }
  }

  /** A record with a score that must be met exactly. */
  public GoldenRecord(String record, String expected) {
    this(record, expected, 0);
  }
}
