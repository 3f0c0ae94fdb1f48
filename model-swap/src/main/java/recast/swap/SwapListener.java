package recast.swap;

import java.time.Instant;
import recast.store.LoadMetrics;
import recast.store.Release;

/** What becomes of wanted releases. */
public interface SwapListener {
  /** The batch of time {@code from} is the first that {@code release} scores. */
  void adopted(Release release, Instant from, LoadMetrics effort);

  /** {@code release} cannot be used; the application keeps, or goes back to, what it had. */
  void rejected(Release release, String reason);

  /** {@code release} cannot be loaded now, and is tried again. */
  void delayed(Release release, String reason);

  /** {@code release} fails, and there is none before it to go back to. */
  void failing(Release release, String reason);
}
