package recast.spark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.Adoption;
import recast.store.AdoptionLedger;
import recast.store.QueryBatches;
import recast.store.Release;
import recast.store.StoreException;
import recast.swap.ActiveModel;
import recast.swap.DaemonThread;
import recast.swap.ModelLoader;
import recast.swap.ModelSwap;
import recast.swap.Quarantine;
import recast.swap.RetryForever;
import recast.swap.TrialPolicy;

/**
 * The models of one query, of one name: one release for each of its batches. The query's thread
 * asks for the model of a batch, a thread of its own loads what is wanted.
 *
 * <p>Nothing happens before the first batch comes: it tells which batches may have been scored
 * before. Those get their release from the ledger.
 */
final class QuerySwap implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(QuerySwap.class);
  private static final Duration LOAD_AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final FollowedModel model;
  private final AdoptionLedger ledger;
  private final SwapLog log;
  private volatile Optional<Loading> loading = Optional.empty();
  private Optional<Release> wanted = Optional.empty();
  private Optional<Batch> current = Optional.empty();
  private volatile boolean closed;

  /** What works once the first batch is known. */
  private record Loading(ModelSwap swap, ModelLoader loader, DaemonThread thread) {}

  /** The batch that runs, or ran last. */
  private record Batch(QueryBatch of, ActiveModel model) {}

  QuerySwap(FollowedModel model, AdoptionLedger ledger, SwapLog log) {
    this.model = model;
    this.ledger = ledger;
    this.log = log;
  }

  AdoptionLedger ledger() {
    return ledger;
  }

  /** Whether a batch comes before the one that this has got to, in another run of the query. */
  synchronized boolean isBehind(QueryBatch batch) {
    return current
        .filter(now -> batch.batch() < now.of.batch() && !batch.run().equals(now.of.run()))
        .isPresent();
  }

  /** Takes no batch any more, unless its newest one is of another run; whether it is so. */
  synchronized boolean end(String run) {
    boolean ends = current.filter(now -> !now.of.run().equals(run)).isEmpty();
    closed |= ends;
    return ends;
  }

  boolean isClosed() {
    return closed;
  }

  /** Asks for {@code release}, unless it was asked for before. */
  void want(Release release) {
    loading.ifPresent(now -> want(now.loader, release));
  }

  private void want(ModelLoader loader, Release release) {
    synchronized (loader) {
      if (!wanted.equals(Optional.of(release))) {
        wanted = Optional.of(release);
        loader.want(release);
      }
    }
  }

  /**
   * The model of a batch, the same however often it is asked for. Waits for a first model, and for
   * a file system that is away.
   *
   * @throws IOException when the batch was scored before, and its model is gone
   */
  synchronized ActiveModel modelFor(QueryBatch batch) throws IOException, InterruptedException {
    mustBeOpen();
    if (current.isPresent() && batch.batch() == current.get().of.batch()) {
      // Another run may have begun with it: then the end of the one before is none of this.
      current = Optional.of(new Batch(batch, current.get().model));
      return current.get().model;
    }
    if (current.isPresent() && batch.batch() < current.get().of.batch()) {
      throw new IllegalStateException(
          "A plan for batch %d of query %s comes in batch %d: a thread that was made in one batch keeps its local properties; plan with the session of the batch, or on the thread of foreachBatch"
              .formatted(batch.batch(), batch.query(), current.get().of.batch()));
    }
    ModelSwap swap = (loading.isPresent() ? loading.get() : open(batch)).swap;
    awaitFirst(swap);
    ActiveModel next = swap.modelFor(QueryBatches.instant(batch.batch()));
    current = Optional.of(new Batch(batch, next));
    // The batch before is over: a plan for the next one is made after its last task.
    swap.makeRoom();
    return next;
  }

  private void mustBeOpen() {
    if (closed) {
      throw new IllegalStateException("the query, or the application, ends");
    }
  }

  private Loading open(QueryBatch batch) throws IOException, InterruptedException {
    Instant first = QueryBatches.instant(batch.batch());
    Optional<Adoption> newest = RetryForever.insist(() -> ledger.at(Instant.MAX));
    // With a ledger, the first batch may be one that is run again; without, nothing was scored.
    Instant start =
        newest
            .map(Adoption::from)
            .map(from -> from.isAfter(first) ? from : first)
            .orElse(first.minus(QueryBatches.INTERVAL));
    TrialPolicy terms =
        new TrialPolicy(model.app(), model.applicationId(), start, QueryBatches.INTERVAL, 0);
    Quarantine quarantine = new Quarantine();
    ModelSwap swap = new ModelSwap(terms, model.store(), ledger, model.pool(), quarantine, log);
    ModelLoader loader =
        new ModelLoader(model.budget(), model.warmUp(), quarantine, swap, log, LOAD_AGAIN);
    if (newest.isPresent()) {
      swap.resume();
    }
    Loading opened =
        new Loading(swap, loader, DaemonThread.start("recast-load-" + model.name(), loader::run));
    loading = Optional.of(opened);
    model.newest().ifPresent(release -> want(loader, release));
    return opened;
  }

  private void awaitFirst(ModelSwap swap) throws InterruptedException {
    long reported = System.nanoTime();
    while (!swap.awaitFirst(LOOK)) {
      mustBeOpen();
      model.mustGoOn(log);
      if (System.nanoTime() - reported > REPORT_NANOS) {
        reported = System.nanoTime();
        LOG.warn("A batch waits for a first model: {}; {}", log.trouble(), model.trouble());
      }
    }
  }

  /** Says that the query lives; once it has begun. */
  void live(Instant now) {
    if (loading.isEmpty() || closed) {
      return;
    }
    try {
      ledger.alive(now);
    } catch (StoreException e) {
      LOG.debug("{}", e.getMessage(), e);
    }
    ledger.prune(now);
  }

  @Override
  public void close() {
    closed = true;
    loading.ifPresent(
        now -> {
          now.thread.close();
          now.swap.close();
        });
    try {
      ledger.ended();
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage(), e);
    }
  }
}
