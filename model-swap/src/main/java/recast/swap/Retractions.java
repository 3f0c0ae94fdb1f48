package recast.swap;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recast.store.Release;
import recast.store.Version;

/** Which releases the operator has taken back: a fallback must not bring them back to life. */
final class Retractions {
  private Retractions() {}

  /**
   * Whether a rollback has passed over the first of {@code log}: it went back to a version that was
   * current before that release, and never since.
   *
   * @param log a release and all that came after it, oldest first
   */
  static boolean retracted(List<Release> log) {
    Set<Version> since = new HashSet<>();
    for (Release release : log) {
      boolean passedOver =
          release.kind() == Release.Kind.ROLLBACK
              && !since.isEmpty()
              && !since.contains(release.version());
      if (passedOver) {
        return true;
      }
      since.add(release.version());
    }
    return false;
  }
}
