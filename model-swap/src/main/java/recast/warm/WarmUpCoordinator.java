package recast.warm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.broadcast.Broadcast;
import recast.store.CancellationCheck;
import recast.swap.BroadcastModel;
import recast.swap.InvalidModelException;
import recast.swap.WarmUp;

/** The driver's side of a warm-up: who is alive, what is incoming, who is ready for it. */
public final class WarmUpCoordinator implements WarmUp {
  // Spark makes the plugin by itself, with the context; this is where the job meets it.
  private static final WarmUpCoordinator OF_THIS_DRIVER =
      new WarmUpCoordinator(Clock.systemUTC(), Duration.ofMinutes(2));

  /** An executor that has not asked for this long is not waited for. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long PAUSE_MILLIS_EACH = 5;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Clock clock;
  private final Duration timeout;
  private final Map<String, Instant> lastAsked = new TreeMap<>();
  private final Set<String> ready = new HashSet<>();
  private long round;
  private Broadcast<BroadcastModel> incoming;
  private String failure = "";

  /**
   * @param timeout the longest that executors are waited for
   */
  WarmUpCoordinator(Clock clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
  }

  /** The one that the executors of this driver's context talk to. */
  public static WarmUpCoordinator ofThisDriver() {
    return OF_THIS_DRIVER;
  }

  synchronized WarmUpTask answer(WarmUpPoll question) {
    lastAsked.put(question.executor(), clock.instant());
    // Many executors ask more rarely each, so that the driver is asked as often.
    long pause = Math.max(SHORTEST_PAUSE_MILLIS, PAUSE_MILLIS_EACH * lastAsked.size());
    return new WarmUpTask(incoming == null ? 0 : round, incoming, pause);
  }

  synchronized void take(WarmUpResult report) {
    if (report.round() != round || incoming == null) {
      return;
    }
    if (report.failure().isEmpty()) {
      ready.add(report.executor());
    } else {
      failure = "executor " + report.executor() + ": " + report.failure();
    }
    notifyAll();
  }

  @Override
  public synchronized Warmth warm(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException {
    round++;
    incoming = model;
    ready.clear();
    failure = "";
    Instant end = clock.instant().plus(timeout);
    try {
      while (!ready.containsAll(alive()) && clock.instant().isBefore(end)) {
        wanted.check();
        if (!failure.isEmpty()) {
          throw new InvalidModelException(failure);
        }
        TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
      }
      Set<String> alive = alive();
      ready.retainAll(alive);
      return new Warmth(ready.size(), alive.size());
    } finally {
      incoming = null;
    }
  }

  private Set<String> alive() {
    Instant limit = clock.instant().minus(SILENCE);
    lastAsked.values().removeIf(asked -> asked.isBefore(limit));
    return Set.copyOf(lastAsked.keySet());
  }
}
