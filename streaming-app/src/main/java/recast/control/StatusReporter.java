package recast.control;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recast.run.AppStatus;
import recast.run.AppStatus.Batches;
import recast.run.AppStatus.Model;
import recast.run.AppStatus.Phase;
import recast.score.PartitionScore;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.swap.SwapListener;
import recast.watch.WatchListener;

/** Gathers what the parts of an application report into one status. */
public final class StatusReporter implements WatchListener, SwapListener {
  private final Clock clock;
  private AppStatus status;
  private String pointerTrouble = "";
  private String loadTrouble = "";

  /** The release that was rejected last, if any. */
  private Optional<ReleaseNumber> lastRejected = Optional.empty();

  public StatusReporter(AppStatus status, Clock clock) {
    this.status = status;
    this.clock = clock;
  }

  /** The status as it is now. */
  public synchronized AppStatus status() {
    return status;
  }

  private synchronized void update(UnaryOperator<AppStatus> change) {
    status = change.apply(status);
  }

  /** The application enters a phase. */
  public void phase(Phase phase) {
    update(now -> now.with(phase));
  }

  @Override
  public void wanted(Release release) {
    update(
        now -> {
          Model m = now.model();
          return now.with(
              new Model(
                  m.adopted(),
                  m.adoptedVersion(),
                  m.adoptedFrom(),
                  m.warm(),
                  release.number().value(),
                  clock.millis()));
        });
  }

  @Override
  public synchronized void lost(String reason) {
    pointerTrouble = reason;
    showStoreTrouble();
  }

  @Override
  public synchronized void found() {
    pointerTrouble = "";
    showStoreTrouble();
  }

  @Override
  public synchronized void adopted(Release release, Instant from, LoadMetrics effort) {
    loaded("");
    critical("");
    if (lastRejected.filter(rejected -> !release.number().isAfter(rejected)).isEmpty()) {
      update(now -> now.with(now.problems().withRejection("")));
    }
    update(
        now -> {
          Model m = now.model();
          return now.with(
              new Model(
                  release.number().value(),
                  release.version().number(),
                  from.toEpochMilli(),
                  effort.warmed(),
                  m.wanted(),
                  m.wantedSince()));
        });
  }

  @Override
  public synchronized void rejected(Release release, String reason) {
    loaded("");
    lastRejected = Optional.of(release.number());
    String rejection = "release " + release.number() + ": " + reason;
    update(now -> now.with(now.problems().withRejection(rejection)));
  }

  @Override
  public synchronized void delayed(Release release, String reason) {
    loaded(reason);
  }

  @Override
  public void failing(Release release, String reason) {
    critical("release " + release.number() + ", and there is none before it: " + reason);
  }

  /** {@code release} fails, and is too old to give way by itself. */
  public void failingStill(Release release, String reason) {
    critical("release " + release.number() + ": " + reason + "; publish another, or roll back");
  }

  /** A batch was scored without too many errors. */
  public void wellAgain() {
    critical("");
  }

  private void critical(String reason) {
    update(now -> now.with(now.problems().withCritical(reason)));
  }

  /** A batch was scored. */
  public void scored(Instant batchTime, List<PartitionScore> partitions) {
    long scored = partitions.stream().mapToLong(PartitionScore::scored).sum();
    long failed = partitions.stream().mapToLong(PartitionScore::failed).sum();
    long records = scored + failed;
    update(
        now -> {
          Batches b = now.batches();
          return now.with(
              new Batches(
                  b.completed(),
                  batchTime.toEpochMilli(),
                  records,
                  b.lastDelay(),
                  b.records() + records,
                  b.scored() + scored,
                  b.failed() + failed));
        });
  }

  /** Spark has completed a batch, {@code delay} milliseconds after it could have begun. */
  public void completed(long delay) {
    update(
        now -> {
          Batches b = now.batches();
          return now.with(
              new Batches(
                  b.completed() + 1,
                  b.lastTime(),
                  b.lastRecords(),
                  delay,
                  b.records(),
                  b.scored(),
                  b.failed()));
        });
  }

  /**
   * The connection to the source as its receiver reports it.
   *
   * @param problem why there is none; empty when there is one, or none was tried yet
   */
  public void source(boolean connected, String problem) {
    update(now -> now.withSource(connected, problem));
  }

  private void loaded(String trouble) {
    loadTrouble = trouble;
    showStoreTrouble();
  }

  /** The pointer and the payloads can be in trouble at once; one of them is shown. */
  private void showStoreTrouble() {
    String trouble = pointerTrouble.isEmpty() ? loadTrouble : pointerTrouble;
    update(now -> now.with(now.problems().withStore(trouble)));
  }
}
