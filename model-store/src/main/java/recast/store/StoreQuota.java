package recast.store;

import java.util.Optional;

/**
 * The quotas of a store's directory.
 *
 * @param names files and directories; nothing when there is no such quota
 * @param bytes bytes, those of all copies counted; nothing when there is no such quota
 */
public record StoreQuota(Optional<Quota> names, Optional<Quota> bytes) {
  /** How much of a quota is used. */
  public record Quota(long used, long limit) {
    /** What is left, 0 when more is used than was granted. */
    public long left() {
      return Math.max(0, limit - used);
    }

    /** Whether less than {@code percent} of it is left. */
    public boolean isBelow(int percent) {
      return left() < limit / 100.0 * percent;
    }
  }
}
