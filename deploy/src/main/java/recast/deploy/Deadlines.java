package recast.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus.LastBatch;

/**
 * How long the steps of an application take, which follows from the length of its batches: a stop
 * takes two to three of them, and the batches that wait.
 *
 * @param interval the length of a batch
 */
record Deadlines(Duration interval) {
  /** YARN and Spark need this much, whatever the interval. */
  private static final Duration START = Duration.ofMinutes(3);

  private static final Duration STOP = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofMinutes(1);

  /** How long a stop may take, where nobody says. */
  Duration stop(AppStatus said, Instant now) {
    Duration delay = longer(said.batches().schedulingDelay(), sinceLast(said, now));
    return longer(STOP, END.plus(interval.multipliedBy(4)).plus(delay.multipliedBy(2)));
  }

  /** What a stop takes at least: less cannot suffice. */
  Duration leastStop(AppStatus said) {
    return said.phase() == Phase.RUNNING
        ? interval.multipliedBy(2).plus(said.batches().schedulingDelay())
        : Duration.ZERO;
  }

  /** How long a first batch may take after YARN has started the driver, where nobody says. */
  Duration firstBatch() {
    return START.plus(interval.multipliedBy(3));
  }

  /** How long a batch is overdue. */
  private Duration sinceLast(AppStatus said, Instant now) {
    Optional<LastBatch> last = said.batches().last();
    if (last.isEmpty() || said.phase() != Phase.RUNNING) {
      return Duration.ZERO;
    }
    Duration overdue = Duration.between(last.get().time(), now).minus(interval);
    return overdue.isNegative() ? Duration.ZERO : overdue;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
