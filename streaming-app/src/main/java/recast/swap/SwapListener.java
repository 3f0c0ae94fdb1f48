package recast.swap;

import java.time.Instant;
import recast.store.Release;

/** What becomes of wanted releases. */
public interface SwapListener {
  /** The batch of time {@code from} is the first that {@code release} scores. */
  void adopted(Release release, Instant from);

  /** {@code release} cannot be used; the application keeps what it has. */
  void rejected(Release release, String reason);

  /** {@code release} cannot be loaded now, and is tried again. */
  void delayed(Release release, String reason);
}
