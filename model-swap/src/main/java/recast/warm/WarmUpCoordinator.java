package recast.warm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;
import recast.swap.BroadcastModel;
import recast.swap.InvalidModelException;
import recast.swap.LiveModels;
import recast.swap.WarmUp;

/**
 * The driver's side of a warm-up: who is alive, what is incoming, who is ready for it, and what
 * they have to keep.
 */
public final class WarmUpCoordinator implements WarmUp, LiveModels {
  /** An executor that has not asked for this long is not waited for. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration PAUSE_EACH = Duration.ofMillis(5);
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final ReentrantLock turn = new ReentrantLock();
  private final Clock clock;
  private final Duration timeout;
  private final Map<String, Instant> lastAsked = new TreeMap<>();
  private final Set<String> ready = new HashSet<>();
  private long round;
  private Set<UUID> live = Set.of();
  private Optional<Broadcast<BroadcastModel>> incoming = Optional.empty();
  private Optional<String> failure = Optional.empty();

  /**
   * @param timeout the longest that executors are waited for
   */
  public WarmUpCoordinator(Clock clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Takes a message of an executor.
   *
   * @return the answer, if the message has one
   */
  public Optional<WarmUpMessage> receive(WarmUpMessage message) {
    if (message instanceof WarmUpMessage.Poll poll) {
      return Optional.of(assign(poll));
    }
    if (message instanceof WarmUpMessage.Decoded decoded) {
      take(decoded);
      return Optional.empty();
    }
    if (message instanceof WarmUpMessage.Failed failed) {
      take(failed);
      return Optional.empty();
    }
    throw new IllegalArgumentException("not a message of an executor: " + message);
  }

  @Override
  public synchronized void changed(Set<UUID> live) {
    this.live = live;
  }

  private synchronized WarmUpMessage.Assignment assign(WarmUpMessage.Poll poll) {
    lastAsked.put(poll.executor(), clock.instant());
    // Many executors ask more rarely each, so that the driver is asked as often.
    Duration pause = PAUSE_EACH.multipliedBy(lastAsked.size());
    Duration atLeast = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    return incoming.isPresent()
        ? new WarmUpMessage.Task(round, incoming.get(), live, atLeast)
        : new WarmUpMessage.NoTask(live, atLeast);
  }

  private synchronized void take(WarmUpMessage.Decoded decoded) {
    if (isCurrent(decoded.round())) {
      ready.add(decoded.executor());
      notifyAll();
    }
  }

  private synchronized void take(WarmUpMessage.Failed failed) {
    if (isCurrent(failed.round())) {
      failure = Optional.of("executor " + failed.executor() + ": " + failed.reason());
      notifyAll();
    }
  }

  private boolean isCurrent(long reported) {
    return incoming.isPresent() && reported == round;
  }

  @Override
  public Warmth warm(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException {
    // Executors warm up one model at a time; several loaders wait for their turn.
    while (!turn.tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
      wanted.check();
    }
    try {
      return warmNow(model, wanted);
    } finally {
      turn.unlock();
    }
  }

  private synchronized Warmth warmNow(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException {
    round++;
    incoming = Optional.of(model);
    ready.clear();
    failure = Optional.empty();
    Instant end = clock.instant().plus(timeout);
    try {
      while (!ready.containsAll(alive()) && clock.instant().isBefore(end)) {
        wanted.check();
        if (failure.isPresent()) {
          throw new InvalidModelException(failure.get());
        }
        TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
      }
      Set<String> alive = alive();
      ready.retainAll(alive);
      return new Warmth(ready.size(), alive.size());
    } finally {
      incoming = Optional.empty();
    }
  }

  private Set<String> alive() {
    Instant limit = clock.instant().minus(SILENCE);
    lastAsked.values().removeIf(asked -> asked.isBefore(limit));
    return Set.copyOf(lastAsked.keySet());
  }
}
