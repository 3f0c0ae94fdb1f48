package recast.job;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.control.StatusBoard;
import recast.store.Adoption;
import recast.store.AdoptionRecorder;
import recast.store.Release;
import recast.store.StoreException;
import recast.swap.SwapListener;

/**
 * Tells the status and the store what became of a release; the store is told beside the batches.
 */
final class SwapJournal implements SwapListener, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(SwapJournal.class);

  private final String app;
  private final String applicationId;
  private final StatusBoard board;
  private final AdoptionRecorder recorder;
  private final ExecutorService recording = Executors.newSingleThreadExecutor();
  private final Clock clock;

  SwapJournal(StatusBoard board, AdoptionRecorder recorder, Clock clock) {
    this.app = board.status().app();
    this.applicationId = board.status().applicationId();
    this.board = board;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public void adopted(Release release, Instant from) {
    LOG.info(
        "Release {}, version {}, scores from batch {} on",
        release.number(),
        release.version(),
        from);
    board.adopted(release, from);
    record(release, Adoption.Verdict.ADOPTED, from, "");
  }

  @Override
  public void rejected(Release release, String reason) {
    board.rejected(release, reason);
    record(release, Adoption.Verdict.REJECTED, clock.instant(), reason);
  }

  @Override
  public void delayed(Release release, String reason) {
    board.delayed(release, reason);
  }

  /** Lets the records end that were begun. */
  @Override
  public void close() {
    recording.shutdown();
  }

  private void record(Release release, Adoption.Verdict verdict, Instant from, String reason) {
    Adoption adoption =
        new Adoption(
            app, applicationId, release.number(), release.version(), verdict, from, reason);
    recording.execute(
        () -> {
          try {
            recorder.record(adoption);
          } catch (StoreException e) {
            LOG.warn("{}; the application goes on", e.getMessage(), e);
          }
        });
  }
}
