package recast.spark;

import java.time.Instant;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.LoadMetrics;
import recast.store.QueryBatches;
import recast.store.Release;
import recast.swap.SwapListener;

/** What becomes of releases, in the driver's log; and the last trouble, for those who wait. */
final class SwapLog implements SwapListener {
  private static final Logger LOG = LogManager.getLogger(SwapLog.class);

  private final String subject;
  private volatile Optional<String> delayed = Optional.empty();
  private volatile Optional<String> rejected = Optional.empty();

  /**
   * @param subject which model, of which query
   */
  SwapLog(String subject) {
    this.subject = subject;
  }

  /** Why the release that is wanted was rejected, if it was. */
  Optional<String> rejected() {
    return rejected;
  }

  /** What is known of a model that does not come. */
  String trouble() {
    return rejected.or(() -> delayed).orElse("it is being loaded");
  }

  @Override
  public void adopted(Release release, Instant from, LoadMetrics effort) {
    delayed = Optional.empty();
    rejected = Optional.empty();
    LOG.info(
        "{}: release {} from batch {} on; {}",
        subject,
        release.number(),
        QueryBatches.batch(from),
        effort);
  }

  @Override
  public void rejected(Release release, String reason) {
    rejected = Optional.of("release " + release.number() + " was rejected: " + reason);
    LOG.error("{}: REJECTED release {}: {}", subject, release.number(), reason);
  }

  @Override
  public void delayed(Release release, String reason) {
    delayed = Optional.of("release " + release.number() + " cannot be loaded now: " + reason);
  }

  @Override
  public void failing(Release release, String reason) {
    LOG.error("{}: release {} fails: {}", subject, release.number(), reason);
  }
}
