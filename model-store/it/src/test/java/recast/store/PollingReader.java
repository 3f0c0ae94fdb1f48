package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Reads what is current all the time, as an application does: ignores what is older. */
final class PollingReader implements AutoCloseable {
  /** Hundreds of looks a second, and a processor left for the publishers. */
  private static final long PAUSE_NANOS = 1_000_000;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<List<Integer>> seen;
  private volatile boolean enough;

  PollingReader(StoreReader reader) {
    seen = thread.submit(() -> poll(reader));
  }

  private List<Integer> poll(StoreReader reader) throws IOException {
    List<Integer> accepted = new ArrayList<>();
    int newest = 0;
    while (!enough) {
      LockSupport.parkNanos(PAUSE_NANOS);
      Release current = reader.current().orElse(null);
      if (current != null && current.number().value() > newest) {
        // Throws when length or digest are not those of the release.
        reader.payload(current);
        newest = current.number().value();
        accepted.add(newest);
      }
    }
    return accepted;
  }

  /** Ends the reading: the numbers that it took, or what went wrong. */
  List<Integer> finish() throws Exception {
    enough = true;
    return seen.get();
  }

  @Override
  public void close() {
    enough = true;
    thread.shutdownNow();
  }
}
