package recast.spark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.model.Signature;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;
import recast.swap.ActiveModel;
import recast.swap.DaemonThread;
import recast.swap.MemoryBudget;
import recast.swap.ModelPool;
import recast.swap.WarmUp;
import recast.watch.PointerWatcher;
import recast.watch.WatchListener;

/**
 * One model by its name: a store that is watched, the models of it on the executors, and what each
 * query makes of its releases. Plans outside of queries have a swap of their own, which remembers
 * nothing.
 */
final class FollowedModel implements WatchListener, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(FollowedModel.class);
  private static final UUID NO_QUERY = new UUID(0, 0);

  private final String name;
  private final ModelStore store;
  private final StoreReader reader;
  private final ModelPool pool;
  private final WarmUp warmUp;
  private final FollowedModels context;
  private final DaemonThread watching;
  private final Map<UUID, QuerySwap> queries = new ConcurrentHashMap<>();
  private final SwapLog log;
  private final QuerySwap plans;
  private final FixedSignature signature;
  private volatile Optional<Release> newest = Optional.empty();
  private volatile String lost = "";
  private long planned;
  private volatile boolean closed;

  FollowedModel(
      String name,
      ModelStore store,
      ModelPool pool,
      WarmUp warmUp,
      FollowedModels context,
      Duration poll) {
    this.name = name;
    this.store = store;
    this.reader = store.reader();
    this.pool = pool;
    this.warmUp = warmUp;
    this.context = context;
    this.log = new SwapLog("model " + name);
    this.signature = new FixedSignature(name, reader);
    this.plans = new QuerySwap(this, new UnrecordedLedger(), log);
    PointerWatcher watcher = new PointerWatcher(reader, poll, RandomGenerator.getDefault(), this);
    this.watching = DaemonThread.repeat("recast-watch-" + name, watcher::poll);
  }

  String name() {
    return name;
  }

  String app() {
    return context.app();
  }

  String applicationId() {
    return context.applicationId();
  }

  MemoryBudget budget() {
    return context.budget();
  }

  StoreReader store() {
    return reader;
  }

  ModelPool pool() {
    return pool;
  }

  /** Warms up models that give what plans were made for. */
  WarmUp warmUp() throws IOException, InterruptedException {
    return new SignatureCheck(warmUp, signature().outputs());
  }

  /** The release that is wanted. */
  Optional<Release> newest() {
    return newest;
  }

  /** Why the store cannot be read; empty while it can. */
  String trouble() {
    return lost;
  }

  /** A plan outside of a query does not wait for the next release when this one is bad. */
  void mustGoOn(SwapLog waiting) {
    if (waiting == log && log.rejected().isPresent()) {
      throw new IllegalStateException("model " + name + ": " + log.rejected().get());
    }
  }

  /** What the model reads and gives, see {@link FixedSignature}. */
  Signature signature() throws IOException, InterruptedException {
    return signature.value();
  }

  /** The model for a plan of {@code batch}, or for one outside of a query. */
  PinnedModel pin(Optional<QueryBatch> batch) throws IOException, InterruptedException {
    PinnedModel pinned = batch.isPresent() ? PinnedModel.of(name, ofQuery(batch.get())) : ofPlan();
    if (!pinned.signature().outputs().equals(signature().outputs())) {
      throw new IOException(
          "model %s, release %s: %s"
              .formatted(
                  name,
                  pinned.release(),
                  SignatureCheck.mismatch(pinned.signature().outputs(), signature().outputs())));
    }
    return pinned;
  }

  private ActiveModel ofQuery(QueryBatch batch) throws IOException, InterruptedException {
    QuerySwap before = queries.get(batch.query());
    if (before != null && before.isBehind(batch) && queries.remove(batch.query(), before)) {
      before.close();
    }
    while (true) {
      QuerySwap swap = queries.computeIfAbsent(batch.query(), this::swap);
      try {
        return swap.modelFor(batch);
      } catch (IllegalStateException e) {
        // The run before has ended just now, and it with that.
        if (closed || !swap.isClosed()) {
          throw e;
        }
        queries.remove(batch.query(), swap);
      }
    }
  }

  private QuerySwap swap(UUID query) {
    return new QuerySwap(
        this,
        store.queryLedger(context.app(), query),
        new SwapLog("model " + name + ", query " + query));
  }

  private PinnedModel ofPlan() throws IOException, InterruptedException {
    synchronized (plans) {
      ActiveModel model = plans.modelFor(new QueryBatch(NO_QUERY, planned, ""));
      planned++;
      return PinnedModel.whileReachable(name, model, pool.pin(model));
    }
  }

  @Override
  public void wanted(Release release) {
    newest = Optional.of(release);
    plans.want(release);
    queries.values().forEach(query -> query.want(release));
  }

  @Override
  public void lost(String reason) {
    lost = reason;
  }

  @Override
  public void found() {
    lost = "";
  }

  /** Says that the queries live. */
  void live(Instant now) {
    queries.values().forEach(query -> query.live(now));
  }

  /** A run of a query has ended; its models are given back, unless a later run uses them. */
  void ended(UUID query, String run) {
    QuerySwap swap = queries.get(query);
    if (swap != null && swap.end(run)) {
      queries.remove(query, swap);
      swap.close();
      LOG.info("model {}: query {} has ended", name, query);
    }
  }

  @Override
  public void close() {
    closed = true;
    watching.close();
    queries.values().forEach(QuerySwap::close);
    plans.close();
    pool.close();
  }
}
