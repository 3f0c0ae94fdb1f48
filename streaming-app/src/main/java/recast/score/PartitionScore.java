package recast.score;

import java.io.Serializable;
import java.util.List;

/**
 * What became of one partition.
 *
 * @param scored records that the model scored
 * @param failed records that it could not score
 * @param first the first scored records, as many as were asked for, each cut to {@value #LINE}
 *     characters
 * @param reasons why the first records failed that did, cut likewise
 */
public record PartitionScore(long scored, long failed, List<String> first, List<String> reasons)
    implements Serializable {
  /** The longest line that is shown of a record, which may have any length. */
  static final int LINE = 256;

  public long records() {
    return scored + failed;
  }
}
