package recast.swap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which batch is the next to take its model. A claim for a batch holds exactly if no batch of that
 * time or later has taken its model before; batches that come while a claim is being settled wait,
 * which is the time of one rename.
 */
final class BatchFence {
  private final Duration interval;
  private Instant last;

  /** The furthest batch that was ever claimed: a later claim must not come before it. */
  private Instant furthest = Instant.EPOCH;

  /** From where on batches wait now, while a claim is open. */
  private Optional<Instant> claimed = Optional.empty();

  /**
   * @param start no batch up to this time is the next one: those are replays
   */
  BatchFence(Duration interval, Instant start) {
    this.interval = interval;
    this.last = start;
  }

  /** The time of the {@code ahead}th batch that has no model yet, from 1, or of a later one. */
  synchronized Instant next(int ahead) {
    long millis = interval.toMillis();
    Instant next = Instant.ofEpochMilli((last.toEpochMilli() / millis + ahead) * millis);
    return next.isBefore(furthest) ? furthest : next;
  }

  /** Claims the batches from {@code from} on; false when it is too late for that. */
  synchronized boolean claim(Instant from) {
    if (!from.isAfter(last)) {
      return false;
    }
    claimed = Optional.of(from);
    furthest = from;
    return true;
  }

  /** Ends the wait of the batches that were claimed. */
  synchronized void settled() {
    claimed = Optional.empty();
    notifyAll();
  }

  /** A batch takes its model; returns when no claim for it is open. */
  synchronized void enter(Instant batchTime) throws InterruptedException {
    last = batchTime.isAfter(last) ? batchTime : last;
    while (claimed.filter(from -> !batchTime.isBefore(from)).isPresent()) {
      wait();
    }
  }
}
