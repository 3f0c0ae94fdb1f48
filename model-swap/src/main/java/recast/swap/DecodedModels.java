package recast.swap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import recast.record.RecordScorer;
import recast.store.CancellationCheck;

/**
 * The decoded models of this JVM: decoded once for all tasks, closed when the driver has let go of
 * them and the last task is over. Shared by the tasks and the plugin of an executor, which have
 * nothing in common but their JVM. Thread-safe.
 */
public final class DecodedModels {
  private static final Logger LOG = LogManager.getLogger(DecodedModels.class);
  private static final DecodedModels OF_THIS_JVM = new DecodedModels();

  private final Map<UUID, Entry> entries = new HashMap<>();

  DecodedModels() {}

  /** Those that the tasks of this JVM score with. */
  public static DecodedModels ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** Fetches and decodes a model; asks {@code pace} in between. */
  interface Decoder {
    RecordScorer decode(CancellationCheck pace) throws IOException;
  }

  private static final class Entry {
    private int users;
    private boolean retired;
    private volatile boolean urgent;
    private RecordScorer scorer;

    synchronized RecordScorer decoded(Decoder decoder, CancellationCheck pace) throws IOException {
      if (scorer == null) {
        scorer =
            decoder.decode(
                () -> {
                  if (!urgent) {
                    pace.check();
                  }
                });
      }
      return scorer;
    }

    synchronized void close() {
      if (scorer != null) {
        scorer.close();
      }
    }
  }

  /** The model for a task, which waits; a decoding that is under way goes on without rests. */
  ModelLease acquire(UUID id, Decoder decoder) throws IOException {
    Entry entry = use(id);
    entry.urgent = true;
    return lease(id, entry, decoder, () -> {});
  }

  /** As {@link #acquire}, with rests as {@code pace} makes them while no task waits. */
  ModelLease acquire(UUID id, Decoder decoder, CancellationCheck pace) throws IOException {
    return lease(id, use(id), decoder, pace);
  }

  private ModelLease lease(UUID id, Entry entry, Decoder decoder, CancellationCheck pace)
      throws IOException {
    RecordScorer scorer;
    boolean done = false;
    try {
      scorer = entry.decoded(decoder, pace);
      done = true;
    } finally {
      if (!done) {
        end(id, entry);
      }
    }
    return new ModelLease(scorer, () -> end(id, entry));
  }

  private synchronized Entry use(UUID id) {
    Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
    entry.users++;
    return entry;
  }

  private void end(UUID id, Entry entry) {
    synchronized (this) {
      entry.users--;
      if (entry.users > 0 || !entry.retired) {
        return;
      }
      entries.remove(id, entry);
    }
    close(entry);
  }

  /** Closes all models but {@code live}, those in use when their last task is over. */
  public void retain(Set<UUID> live) {
    List<Entry> unused = new ArrayList<>();
    synchronized (this) {
      entries.forEach((id, entry) -> entry.retired |= !live.contains(id));
      entries
          .values()
          .removeIf(
              entry -> {
                boolean over = entry.retired && entry.users == 0;
                return over && unused.add(entry);
              });
    }
    unused.forEach(DecodedModels::close);
  }

  private static void close(Entry entry) {
    try {
      entry.close();
    } catch (RuntimeException e) {
      // What is not freed costs memory; a task that fails for it costs a batch.
      LOG.warn("Cannot close a model", e);
    }
  }
}
