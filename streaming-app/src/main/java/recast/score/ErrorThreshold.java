package recast.score;

import java.util.List;

/**
 * How many records of a batch a newly adopted release may fail.
 *
 * @param share of the records, 0 to 1
 */
public record ErrorThreshold(double share) {
  private static final int REASONS = 3;

  public ErrorThreshold {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1: " + share);
    }
  }

  /** Whether more than the share has failed. */
  public boolean exceededBy(List<PartitionScore> batch) {
    // Divided as a percentage is, 29 of 100 are exactly 29%. Without records it is not a number.
    return (double) failed(batch) / records(batch) > share;
  }

  /** What a batch failed of, for people. */
  public static String reason(List<PartitionScore> batch) {
    List<String> reasons =
        batch.stream()
            .flatMap(partition -> partition.reasons().stream())
            .distinct()
            .limit(REASONS)
            .toList();
    return "%d of %d records failed: %s"
        .formatted(failed(batch), records(batch), String.join("; ", reasons));
  }

  private static long failed(List<PartitionScore> batch) {
    return batch.stream().mapToLong(PartitionScore::failed).sum();
  }

  private static long records(List<PartitionScore> batch) {
    return batch.stream().mapToLong(PartitionScore::records).sum();
  }
}
