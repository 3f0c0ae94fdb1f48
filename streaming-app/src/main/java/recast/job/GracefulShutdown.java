package recast.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.ingest.ReceiverShutdown;

/**
 * Tells when a stream can be stopped and loses nothing: first the receiver ends, then a batch takes
 * the last that it has stored.
 */
final class GracefulShutdown {
  private static final Logger LOG = LogManager.getLogger(GracefulShutdown.class);

  /** A receiver that does not answer for so long is not there. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ReceiverShutdown receiving;
  private final Clock clock;
  private volatile Instant completed = Instant.MIN;
  private Instant asked;
  private Instant quiet;

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
    if (asked == null) {
      asked = now;
      receiving.want();
    }
    if (quiet == null) {
      quiet = quiet(now);
    }
    return quiet != null && completed.isAfter(quiet);
  }

  private Instant quiet(Instant now) {
    if (receiving.reached()) {
      return now;
    }
    if (now.isAfter(asked.plus(TIMEOUT))) {
      LOG.warn("No receiver says that it has ended; what one has received last may be lost");
      return now;
    }
    return null;
  }
}
