package recast.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recast.line.LineCounts;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
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
  private Optional<String> pointerTrouble = Optional.empty();
  private Optional<String> loadTrouble = Optional.empty();

  /** The release that was rejected last, if one was. */
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
    // A status holds times in milliseconds, as its file does.
    Instant since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    update(now -> now.with(now.model().with(new Wanted(release.number(), since))));
  }

  @Override
  public synchronized void lost(String reason) {
    pointerTrouble = Optional.of(reason);
    showStoreTrouble();
  }

  @Override
  public synchronized void found() {
    pointerTrouble = Optional.empty();
    showStoreTrouble();
  }

  @Override
  public synchronized void adopted(Release release, Instant from, LoadMetrics effort) {
    loaded(Optional.empty());
    critical(Optional.empty());
    if (lastRejected.filter(rejected -> !release.number().isAfter(rejected)).isEmpty()) {
      update(now -> now.with(now.problems().withRejection(Optional.empty())));
    }
    Adopted adopted = new Adopted(release.number(), release.version(), from, effort.warmed());
    update(now -> now.with(now.model().with(adopted)));
  }

  @Override
  public synchronized void rejected(Release release, String reason) {
    loaded(Optional.empty());
    lastRejected = Optional.of(release.number());
    String rejection = "release " + release.number() + ": " + reason;
    update(now -> now.with(now.problems().withRejection(Optional.of(rejection))));
  }

  @Override
  public synchronized void delayed(Release release, String reason) {
    loaded(Optional.of(reason));
  }

  @Override
  public void failing(Release release, String reason) {
    critical(
        Optional.of("release " + release.number() + ", and there is none before it: " + reason));
  }

  /** {@code release} fails, and is too old to give way by itself. */
  public void failingStill(Release release, String reason) {
    critical(
        Optional.of(
            "release " + release.number() + ": " + reason + "; publish another, or roll back"));
  }

  /** A batch was scored without too many errors. */
  public void wellAgain() {
    critical(Optional.empty());
  }

  private void critical(Optional<String> reason) {
    update(now -> now.with(now.problems().withCritical(reason)));
  }

  /** A batch was scored. */
  public void scored(Instant batchTime, List<PartitionScore> partitions) {
    long scored = partitions.stream().mapToLong(PartitionScore::scored).sum();
    long failed = partitions.stream().mapToLong(PartitionScore::failed).sum();
    update(now -> now.with(now.batches().withScored(batchTime, scored, failed)));
  }

  /** Spark has completed a batch, {@code delay} after it could have begun. */
  public void completed(Duration delay) {
    update(now -> now.with(now.batches().withCompleted(delay)));
  }

  /**
   * The connection to the source as its receiver reports it.
   *
   * @param problem why there is none; nothing when there is one, or none was tried yet
   */
  public void source(boolean connected, Optional<String> problem) {
    update(now -> now.withSource(connected, problem));
  }

  /**
   * The output as the last batch found it.
   *
   * @param problem why the batch waits; nothing when it does not
   */
  public void output(Optional<String> problem) {
    update(now -> now.with(now.problems().withOutput(problem)));
  }

  /** What became of lines of the source that are no sound records, so far. */
  public void lines(LineCounts counts) {
    update(now -> now.with(counts));
  }

  private void loaded(Optional<String> trouble) {
    loadTrouble = trouble;
    showStoreTrouble();
  }

  /** The pointer and the payloads can be in trouble at once; one of them is shown. */
  private void showStoreTrouble() {
    Optional<String> trouble = pointerTrouble.or(() -> loadTrouble);
    update(now -> now.with(now.problems().withStore(trouble)));
  }
}
