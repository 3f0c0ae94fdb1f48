package recast.store;

import java.time.Duration;

/**
 * What a prune leaves.
 *
 * @param keep how many of the newest versions, at least one
 * @param stagingTtl how long work in flight may take; what is older was left by work that died
 */
public record RetentionPolicy(int keep, Duration stagingTtl) {
  public RetentionPolicy {
    if (keep < 1) {
      throw new IllegalArgumentException("keep must be at least 1: " + keep);
    }
    if (stagingTtl.isNegative()) {
      throw new IllegalArgumentException("stagingTtl must not be negative: " + stagingTtl);
    }
  }
}
