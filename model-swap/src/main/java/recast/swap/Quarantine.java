package recast.swap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import recast.store.Payload;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.Version;

/** What has proven unfit, and is not tried again. */
public final class Quarantine {
  private final Map<Payload, String> payloads = new ConcurrentHashMap<>();
  private final Map<Version, String> versions = new ConcurrentHashMap<>();
  private final Map<ReleaseNumber, String> releases = new ConcurrentHashMap<>();

  /** Why {@code release} must not be tried, if so. */
  Optional<String> reason(Release release) {
    return Optional.ofNullable(releases.get(release.number()))
        .or(() -> Optional.ofNullable(versions.get(release.version())))
        .or(() -> Optional.ofNullable(payloads.get(release.payload())));
  }

  /** The payload of {@code release} is unfit, in whichever release it comes back. */
  void add(Release release, String reason) {
    payloads.put(release.payload(), before(release, reason));
  }

  /** {@code release} is invalid: its version or its payload, by the scope of {@code unfit}. */
  void add(Release release, InvalidModelException unfit) {
    if (unfit.scope() == InvalidModelException.Scope.VERSION) {
      versions.put(release.version(), before(release, unfit.getMessage()));
    } else {
      add(release, unfit.getMessage());
    }
  }

  private static String before(Release release, String reason) {
    return "as release " + release.number() + " before: " + reason;
  }

  /** An earlier attempt to run this application has rejected the release of this number. */
  public void remember(ReleaseNumber release, String reason) {
    releases.put(release, reason);
  }
}
