package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;

/** Releases in the order that makes every step safe: version, then release, then pointer. */
final class HdfsStorePublisher implements StorePublisher {
  /** How far back a retried publish looks for itself. */
  private static final int RETRY_HORIZON = 1000;

  /**
   * How often a rollback looks for a version that prunes have taken away: more than run at once.
   */
  private static final int LOOKS = 5;

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Versions versions;
  private final StagingDirectories stagings;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final String publisher;
  private final Clock clock;
  private final Consumer<String> warnings;

  HdfsStorePublisher(
      AtomicFiles files,
      StoreLayout layout,
      String publisher,
      Clock clock,
      Consumer<String> warnings) {
    this.files = files;
    this.layout = layout;
    this.versions = new Versions(files, layout);
    this.stagings = new StagingDirectories(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.publisher = PublisherName.check(publisher);
    this.clock = clock;
    this.warnings = warnings;
  }

  @Override
  public Release publish(PublishRequest draft, InputStream payload) throws StoreException {
    return staged(
        "publish to",
        (staging, progress) -> {
          Optional<Release> earlier = earlier(draft);
          if (earlier.isPresent()) {
            mustBeOf(earlier.get(), draft, payload);
            progress.release = earlier;
            pointer.raise(log, staging);
            return earlier.get();
          }
          ReleaseFile.mustHold(draft, publisher);
          files.makeDirectory(layout.versions());
          files.makeDirectory(layout.releases());
          Payload written = versions.stage(staging, draft.format(), payload);
          mustHaveDigest(draft, written);
          versions.stageManifest(
              staging, new Manifest(written, now(), publisher, draft.note(), draft.spec()));
          Version version = versions.claim(staging, pointer.shown().map(Release::version));
          progress.version = Optional.of(version);
          UUID publishId = draft.retryOf().orElseGet(UUID::randomUUID);
          return release(
              staging,
              progress,
              number ->
                  new Release(
                      number,
                      version,
                      Release.Kind.PUBLISH,
                      publishId,
                      now(),
                      publisher,
                      written,
                      draft.note()));
        });
  }

  @Override
  public Release rollback(Optional<Version> to, String note, OnRejected onRejected)
      throws StoreException {
    return staged(
        "roll back",
        (staging, progress) -> {
          Release newest = newest();
          RollbackTargets targets = targets();
          Version target =
              to.isPresent()
                  ? to.get()
                  : targets.before(newest, versions.present().keySet(), onRejected);
          if (target.equals(newest.version())) {
            if (to.isPresent() && onRejected == OnRejected.REFUSE) {
              targets.mustBeAccepted(target, newest);
            }
            progress.release = Optional.of(newest);
            pointer.raise(log, staging);
            return newest;
          }
          // From here on a prune leaves the version alone, or puts it back.
          files.write(staging.pin(target), out -> {});
          Manifest manifest = manifest(target);
          if (to.isPresent() && onRejected == OnRejected.REFUSE) {
            targets.mustBeAccepted(target, newest);
          }
          UUID publishId = UUID.randomUUID();
          return release(
              staging,
              progress,
              number ->
                  new Release(
                      number,
                      target,
                      Release.Kind.ROLLBACK,
                      publishId,
                      now(),
                      publisher,
                      manifest.payload(),
                      note));
        });
  }

  private Optional<Release> earlier(PublishRequest draft) throws IOException {
    if (draft.retryOf().isEmpty()) {
      return Optional.empty();
    }
    Optional<ReleaseNumber> head = log.head();
    return log.last(
            head,
            release ->
                release.publishId().equals(draft.retryOf().get())
                    || head.get().value() - release.number().value() >= RETRY_HORIZON)
        .filter(release -> release.publishId().equals(draft.retryOf().get()));
  }

  private static void mustHaveDigest(PublishRequest draft, Payload written) throws IOException {
    if (draft.sha256().filter(digest -> !digest.equals(written.sha256())).isPresent()) {
      throw new IOException(
          "the payload has SHA-256 %s, expected %s; it is another file, or has changed while it was read"
              .formatted(written.sha256(), draft.sha256().get()));
    }
  }

  /** A publish id that stands for two payloads would answer for one that was never published. */
  private static void mustBeOf(Release earlier, PublishRequest draft, InputStream payload)
      throws IOException {
    Payload found = Payload.read(draft.format(), payload);
    if (!found.equals(earlier.payload())) {
      throw new IOException(
          "publish id %s is that of release %s, whose payload is %s; found %s; publish it with an id of its own"
              .formatted(
                  earlier.publishId(), earlier.number(), earlier.payload().brief(), found.brief()));
    }
  }

  private Release newest() throws IOException {
    ReleaseNumber head =
        log.headFrom(pointer.shown().map(Release::number))
            .orElseThrow(() -> new IOException("the store has no release to go back from"));
    return log.read(head);
  }

  private RollbackTargets targets() throws IOException {
    AdoptionFiles adoptions = new AdoptionFiles(files, layout, new Warnings(warnings));
    return new RollbackTargets(
        log, LiveVerdicts.of(files, layout, adoptions, clock), stagings, warnings);
  }

  /**
   * The manifest of a version that is whole. Prunes that began before there was a pin may still
   * take the version away; each puts it back, so that looking again finds it.
   */
  private Manifest manifest(Version version) throws IOException {
    for (int look = 1; ; look++) {
      try {
        Manifest manifest = versions.manifest(version);
        versions.checkLength(version, manifest.payload());
        return manifest;
      } catch (FileNotFoundException | CorruptPayloadException e) {
        if (look == LOOKS) {
          throw files.status(layout.version(version)).isPresent() ? e : notThere(version);
        }
        stagings.restore(version);
      }
    }
  }

  private static IOException notThere(Version version) {
    return new IOException(
        "version " + version + " is not in the store; 'recast verify' lists what is");
  }

  private Release release(
      StoreLayout.Staging staging,
      PublishProgress progress,
      Function<ReleaseNumber, Release> numbered)
      throws IOException {
    Release release = log.append(staging, pointer.shown().map(Release::number), numbered);
    progress.release = Optional.of(release);
    pointer.raise(log, staging);
    return release;
  }

  private Release staged(String action, Work work) throws StoreException {
    StoreLayout.Staging staging = layout.staging(UUID.randomUUID());
    PublishProgress progress = new PublishProgress();
    Release release;
    try {
      release = work.run(staging, progress);
    } catch (IOException e) {
      stagings.sweep(staging, e);
      throw StoreException.of(action, layout.root(), progress.state(e), e);
    }
    try {
      files.deleteTree(staging.root());
    } catch (IOException e) {
      warnings.accept("left behind for 'recast prune': " + HadoopErrors.of(e));
    }
    return release;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private interface Work {
    Release run(StoreLayout.Staging staging, PublishProgress progress) throws IOException;
  }
}
