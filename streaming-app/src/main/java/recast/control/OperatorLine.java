package recast.control;

import java.io.IOException;
import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Speaks with the operator once a second: publishes the status when it has changed, and looks for
 * the wish to stop.
 */
public final class OperatorLine {
  private static final Logger LOG = LogManager.getLogger(OperatorLine.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ControlDirectory directory;
  private final StatusBoard board;
  private final Runnable onStop;
  private AppStatus published;
  private boolean stopping;

  /**
   * @param onStop called once when the operator wants a stop
   */
  public OperatorLine(ControlDirectory directory, StatusBoard board, Runnable onStop) {
    this.directory = directory;
    this.board = board;
    this.onStop = onStop;
  }

  /** Speaks once; returns the pause before the next time. */
  public synchronized Duration speak() {
    try {
      AppStatus status = board.status();
      if (!status.equals(published)) {
        directory.publish(status);
        published = status;
      }
      if (!stopping && directory.stopRequested()) {
        stopping = true;
        LOG.info("The operator wants this application to stop");
        onStop.run();
      }
    } catch (IOException e) {
      // The application lives on without an audience; the next second brings the next try.
      LOG.warn("Cannot reach the operator's files: {}", e.getMessage(), e);
    }
    return PAUSE;
  }
}
