package recast.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Publishes in the order that makes every step safe: version, then release, then pointer. */
final class StagedPublisher implements StorePublisher {
  private final StoreFiles files;
  private final StoreLayout layout;
  private final Versions versions;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final String publisher;
  private final Clock clock;

  StagedPublisher(StoreFiles files, StoreLayout layout, String publisher, Clock clock) {
    this.files = files;
    this.layout = layout;
    this.versions = new Versions(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Release publish(String format, InputStream payload, String note) throws StoreException {
    UUID publishId = UUID.randomUUID();
    StoreLayout.Staging staging = layout.staging(publishId);
    Progress progress = new Progress();
    try {
      files.makeDirectory(layout.versions());
      files.makeDirectory(layout.releases());
      Payload staged = versions.stage(staging, format, payload);
      versions.stageManifest(staging, new Manifest(staged, now(), publisher, note));
      progress.version = versions.claim(staging);
      progress.release =
          log.append(
              staging,
              pointer.shown(),
              number ->
                  new Release(
                      number,
                      progress.version,
                      Release.Kind.PUBLISH,
                      publishId,
                      now(),
                      publisher,
                      staged,
                      note));
      pointer.raise(log, staging);
      files.deleteTree(staging.root());
      return progress.release;
    } catch (IOException e) {
      sweep(staging, e);
      throw StoreException.of("publish to", layout.root(), progress.state(), e);
    }
  }

  private void sweep(StoreLayout.Staging staging, IOException cause) {
    try {
      files.deleteTree(staging.root());
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** How far a publish came, for the message when it comes no further. */
  private static final class Progress {
    private Version version;
    private Release release;

    String state() {
      if (release != null) {
        return "release "
            + release.number()
            + " is in the log but 'current' may lag behind it;"
            + " the next publish mends that";
      }
      return version == null
          ? "nothing was published"
          : "version " + version + " was written but not released; readers do not see it";
    }
  }
}
