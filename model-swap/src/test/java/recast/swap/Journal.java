package recast.swap;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import recast.store.LoadMetrics;
import recast.store.Release;

/** Writes down what becomes of releases. */
final class Journal implements SwapListener {
  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> events() {
    return events;
  }

  @Override
  public void adopted(Release release, Instant from, LoadMetrics effort) {
    events.add("adopted " + release.number() + " from " + from);
  }

  @Override
  public void rejected(Release release, String reason) {
    events.add("rejected " + release.number() + ": " + reason);
  }

  @Override
  public void failing(Release release, String reason) {
    events.add("failing " + release.number() + ": " + reason);
  }

  @Override
  public void delayed(Release release, String reason) {
    events.add("delayed " + release.number() + ": " + reason);
  }
}
