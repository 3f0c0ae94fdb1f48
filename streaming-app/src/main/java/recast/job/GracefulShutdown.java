package recast.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.ingest.ReceiverShutdown;

/**
 * Decides when a stream can be stopped without loss: first the receiver ends, then a batch takes
 * the last that it has stored.
 */
final class GracefulShutdown {
  private static final Logger LOG = LogManager.getLogger(GracefulShutdown.class);

  /** A receiver that does not answer for so long is not there. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ReceiverShutdown receiving;
  private final Clock clock;
  private volatile Instant completed = Instant.MIN;
  private Optional<Instant> asked = Optional.empty();
  private Optional<Instant> quiet = Optional.empty();

  GracefulShutdown(ReceiverShutdown receiving, Clock clock) {
    this.receiving = receiving;
    this.clock = clock;
  }

  /** Spark has completed the batch of {@code batchTime}. */
  void completed(Instant batchTime) {
    completed = batchTime;
  }

  /** Whether the stream can be stopped now; to be asked again and again, by one thread. */
  boolean reached() {
    Instant now = clock.instant();
    if (asked.isEmpty()) {
      asked = Optional.of(now);
      receiving.want();
    }
    if (quiet.isEmpty() && (receiving.reached() || isOverdue(asked.get(), now))) {
      quiet = Optional.of(now);
    }
    return quiet.filter(completed::isAfter).isPresent();
  }

  private static boolean isOverdue(Instant since, Instant now) {
    boolean overdue = now.isAfter(since.plus(TIMEOUT));
    if (overdue) {
      LOG.warn("No receiver has reported its end; what one has received last may be lost");
    }
    return overdue;
  }
}
