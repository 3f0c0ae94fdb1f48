package recast.store;

import java.io.IOException;

/** How far the work came, for the message when it comes no further. */
final class PublishProgress {
  Version version;
  Release release;

  String state(IOException failure) {
    if (release != null) {
      return "release "
          + release.number()
          + " is in the log but 'current' may lag behind it;"
          + " the next publish or rollback repairs that";
    }
    if (failure instanceof ReleaseLog.ReleaseStateUnknownException doubt) {
      return "release %s may be made or not; 'recast releases' tells, its publishId would be %s"
          .formatted(doubt.release().number(), doubt.release().publishId());
    }
    return version == null
        ? "nothing was released"
        : "version " + version + " was written but not released; readers do not see it";
  }
}
