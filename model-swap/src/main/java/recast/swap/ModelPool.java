package recast.swap;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;
import recast.store.Version;

/**
 * The models of one store on the executors, with a count of references to each, for all swaps that
 * follow the store. A model whose last reference is gone is destroyed on driver and executors. A
 * version is fetched and broadcast once, however many swaps want it.
 *
 * <p>Thread-safe. A model does not go away while somebody holds it. Nothing here waits for
 * executors, and only {@link #fetch} waits for the store, or for another swap that fetches the same
 * version, without a lock.
 */
public final class ModelPool {
  private static final Logger LOG = LogManager.getLogger(ModelPool.class);
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final ModelFetcher fetcher;
  private final LiveModels live;
  private final IdentityHashMap<Broadcast<BroadcastModel>, Held> held = new IdentityHashMap<>();
  private final Set<Version> fetching = new HashSet<>();
  private boolean closed;

  /** A model and how many hold it. */
  private static final class Held {
    private final Version version;
    private int references;

    Held(Version version) {
      this.version = version;
    }
  }

  /**
   * @param store where models come from
   * @param broadcaster brings them to the executors
   * @param live told of what is here, before a model is used and before one is destroyed
   */
  public ModelPool(StoreReader store, Broadcaster broadcaster, LiveModels live) {
    this(new ModelFetcher(store, broadcaster), live);
  }

  ModelPool(ModelFetcher fetcher, LiveModels live) {
    this.fetcher = fetcher;
    this.live = live;
  }

  /**
   * The model of {@code release}, which another swap has or fetches, or else from the store; to be
   * {@linkplain #letGo let go} by the caller.
   *
   * @throws InvalidModelException when it is not fit to score
   */
  StagedModel fetch(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException, InterruptedException {
    Optional<StagedModel> there = claim(release, wanted);
    if (there.isPresent()) {
      return there.get();
    }
    try {
      StagedModel fetched = fetcher.bring(release, wanted);
      hold(release.version(), fetched.broadcast());
      return fetched;
    } finally {
      fetched(release.version());
    }
  }

  /** The model, if it is here; else the caller is the one who fetches it. */
  private synchronized Optional<StagedModel> claim(Release release, CancellationCheck wanted)
      throws InterruptedException {
    while (!fetching.add(release.version())) {
      wanted.check();
      TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
    }
    Optional<StagedModel> there =
        held.entrySet().stream()
            .filter(each -> each.getValue().version.equals(release.version()))
            .findFirst()
            .map(each -> staged(release, each.getKey()));
    if (there.isPresent()) {
      fetched(release.version());
    }
    return there;
  }

  private StagedModel staged(Release release, Broadcast<BroadcastModel> broadcast) {
    return new StagedModel(release, hold(release.version(), broadcast), LoadMetrics.NONE);
  }

  private synchronized void fetched(Version version) {
    fetching.remove(version);
    notifyAll();
  }

  /** Counts one more who needs it; to be let go once for each call. */
  synchronized Broadcast<BroadcastModel> hold(
      Version version, Broadcast<BroadcastModel> broadcast) {
    Held entry = held.computeIfAbsent(broadcast, unknown -> new Held(version));
    entry.references++;
    if (entry.references == 1) {
      tell();
    }
    return broadcast;
  }

  /** Counts one less. */
  synchronized void letGo(Broadcast<BroadcastModel> broadcast) {
    Held entry = held.get(broadcast);
    entry.references--;
    if (entry.references == 0) {
      held.remove(broadcast);
      tell();
      if (!closed) {
        destroy(broadcast);
      }
    }
  }

  /**
   * Keeps a model that is in use, for who needs it longer than its batch.
   *
   * @return gives it back, at the first call
   */
  public Runnable pin(ActiveModel model) {
    Broadcast<BroadcastModel> broadcast = hold(model.release().version(), model.broadcast());
    return new Runnable() {
      private boolean given;

      @Override
      public synchronized void run() {
        if (!given) {
          given = true;
          letGo(broadcast);
        }
      }
    };
  }

  /**
   * The Spark context ends, and takes its broadcasts with it. A model that is let go later is not
   * destroyed: a broadcast is known by its number, and the next context counts from 0 again.
   */
  public synchronized void close() {
    closed = true;
  }

  private void tell() {
    live.changed(
        held.keySet().stream()
            .map(broadcast -> broadcast.value().id())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static void destroy(Broadcast<BroadcastModel> broadcast) {
    try {
      BroadcastModel.release(broadcast);
    } catch (RuntimeException e) {
      // A model that is not released costs memory; a batch that fails for it costs records.
      LOG.warn("Cannot release broadcast {}", broadcast.id(), e);
    }
  }
}
