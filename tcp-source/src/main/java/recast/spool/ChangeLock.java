package recast.spool;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one change through at a time, in the order in which they come, and none after one that has
 * failed: nobody knows what that left behind.
 */
final class ChangeLock {
  // Fair: appends come in a row, and acknowledgements must not wait for the end of it.
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Runnable onFailure;
  private volatile Optional<IOException> failure = Optional.empty();

  /** Calls {@code onFailure} once {@link #check()} throws. */
  ChangeLock(Runnable onFailure) {
    this.onFailure = onFailure;
  }

  /** One change. */
  interface Change<T> {
    T apply() throws IOException;
  }

  /** Makes {@code change}; its IOException, not its RuntimeException, is a failure. */
  <T> T make(Change<T> change) throws IOException {
    lock.lock();
    try {
      check();
      return change.apply();
    } catch (IOException e) {
      fail(e);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the change that is being made, makes {@code last}, and lets no other one through. */
  void close(Change<Void> last) throws IOException {
    lock.lock();
    try {
      fail(new SpoolException("The source has stopped"));
      last.apply();
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException e) {
    if (failure.isEmpty()) {
      failure = Optional.of(e);
    }
    onFailure.run();
  }

  /** Throws the failure, if there was one. */
  void check() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
