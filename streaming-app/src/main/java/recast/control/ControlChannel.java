package recast.control;

import java.io.IOException;
import java.time.Duration;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.run.AppStatus;
import recast.run.RunDirectory;

/**
 * Communicates with the operator once a second: publishes the status when it has changed, and looks
 * for a stop request.
 */
public final class ControlChannel {
  private static final Logger LOG = LogManager.getLogger(ControlChannel.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RunDirectory directory;
  private final StatusReporter board;
  private final Runnable onStop;
  private AppStatus published;
  private boolean stopping;

  /**
   * @param onStop called once when the operator has requested a stop
   */
  public ControlChannel(RunDirectory directory, StatusReporter board, Runnable onStop) {
    this.directory = directory;
    this.board = board;
    this.onStop = onStop;
  }

  /** Does so once; returns the pause before the next time. */
  public synchronized Duration exchange() {
    // The application runs on without an operator; it tries again in a second.
    try {
      publish();
    } catch (IOException e) {
      LOG.warn("Cannot publish the status: {}", e.getMessage(), e);
    }
    try {
      lookForStop();
    } catch (IOException e) {
      LOG.warn("Cannot look for a stop request: {}", e.getMessage(), e);
    }
    return PAUSE;
  }

  private void publish() throws IOException {
    AppStatus status = board.status();
    if (!status.equals(published)) {
      directory.publish(status);
      published = status;
    }
  }

  private void lookForStop() throws IOException {
    if (!stopping && directory.stopRequested()) {
      stopping = true;
      LOG.info("The operator has requested a stop");
      onStop.run();
    }
  }
}
