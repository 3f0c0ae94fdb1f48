package recast.store;

import java.io.IOException;
import java.util.Optional;

/** How far the work came, for the message when it comes no further. */
final class PublishProgress {
  Optional<Version> version = Optional.empty();
  Optional<Release> release = Optional.empty();

  String state(IOException failure) {
    if (release.isPresent()) {
      return "release "
          + release.get().number()
          + " is in the log but 'current' may lag behind it;"
          + " the next publish or rollback repairs that";
    }
    if (failure instanceof ReleaseLog.ReleaseStateUnknownException doubt) {
      return "release %s may be made or not; 'recast releases' tells, its publishId would be %s"
          .formatted(doubt.release().number(), doubt.release().publishId());
    }
    return version
        .map(each -> "version " + each + " was written but not released; readers do not see it")
        .orElse("nothing was released");
  }
}
