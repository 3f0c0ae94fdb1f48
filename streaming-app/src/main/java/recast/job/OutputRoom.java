package recast.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Lets a batch wait for which its output has no room: it has nowhere else to go. */
final class OutputRoom {
  private static final Logger LOG = LogManager.getLogger(OutputRoom.class);

  private final Consumer<Optional<String>> problem;
  private final Duration pause;

  /**
   * @param problem takes why a batch waits, and nothing once one does not
   * @param pause between two tries
   */
  OutputRoom(Consumer<Optional<String>> problem, Duration pause) {
    this.problem = problem;
    this.pause = pause;
  }

  /** Runs {@code batch}, which may be run again, until its output has taken it. */
  void await(BatchSequence.Batch batch) throws Exception {
    while (!fits(batch)) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }
    problem.accept(Optional.empty());
  }

  private boolean fits(BatchSequence.Batch batch) throws Exception {
    try {
      batch.run();
      return true;
    } catch (Exception e) {
      String full = full(e).orElseThrow(() -> e).getMessage();
      LOG.warn("The batch waits until its output has room", e);
      problem.accept(
          Optional.of(
              "%s; batches wait until there is room".formatted(full.lines().toList().get(0))));
      return false;
    }
  }

  /** A quota; Spark hands on what a task has failed with as a cause. */
  private static Optional<Throwable> full(Exception e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(ClusterStorageCapacityExceededException.class::isInstance)
        .findFirst();
  }
}
