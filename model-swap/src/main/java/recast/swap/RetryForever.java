package recast.swap;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.store.StoreException;

/** For what a batch cannot do without: it waits until the file system is back. */
public final class RetryForever {
  private static final Logger LOG = LogManager.getLogger(RetryForever.class);
  private static final long NEXT_TRY_MILLIS = 500;

  private RetryForever() {}

  /** What may fail for a reason that passes. */
  public interface Try<T, E extends Exception> {
    T run() throws StoreException, InterruptedException, E;
  }

  /**
   * What {@code next} comes to, tried for as long as the file system fails.
   *
   * @throws StoreException when what is stored is wrong
   */
  public static <T, E extends Exception> T insist(Try<T, E> next)
      throws StoreException, InterruptedException, E {
    while (true) {
      try {
        return next.run();
      } catch (StoreException e) {
        if (!e.isRetryable()) {
          throw e;
        }
        LOG.warn("{}; batches wait until that is done", e.getMessage(), e);
        pause();
      }
    }
  }

  static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(NEXT_TRY_MILLIS);
  }
}
