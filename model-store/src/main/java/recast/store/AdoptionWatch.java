package recast.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;

/**
 * Looks again and again how one application stands to a release. While nothing changes, a look is
 * one call to the NameNode, and every fifth a second one. Thread-safe.
 */
final class AdoptionWatch {
  /**
   * Two changes of a directory may have the same modification time: HDFS counts milliseconds, some
   * local disks two seconds. Only what was listed later than that is known to be all.
   */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  /** The sign of life changes every five seconds, and does not change the directory. */
  private static final int LOOKS_A_SIGN = 5;

  private static final long MISSING = -1;
  private static final long UNKNOWN = -2;

  private final AtomicFiles files;
  private final AdoptionFiles adoptions;
  private final StoreLayout layout;
  private final Path directory;
  private final Path alive;
  private final LongSupplier nanos;
  private int looks;
  private long modified = UNKNOWN;
  private long seen;
  private ReleaseNumber watched = ReleaseNumber.FIRST;
  private boolean old;
  private Optional<AdoptionState> settled = Optional.empty();

  /**
   * @param nanos as of {@link System#nanoTime}
   */
  AdoptionWatch(
      AtomicFiles files,
      AdoptionFiles adoptions,
      StoreLayout layout,
      String app,
      LongSupplier nanos) {
    this.files = files;
    this.adoptions = adoptions;
    this.layout = layout;
    this.directory = layout.adoptions(app);
    this.alive = layout.alive(app);
    this.nanos = nanos;
  }

  /** The next look is at everything, whatever the modification time says. */
  synchronized void forget() {
    modified = UNKNOWN;
  }

  /** How the application stands to {@code release} now. */
  synchronized AdoptionState look(ReleaseNumber release) throws IOException {
    boolean signDue = looks++ % LOOKS_A_SIGN == 0;
    long time = nanos.getAsLong();
    long found = files.status(directory).map(FileStatus::getModificationTime).orElse(MISSING);
    if (found != modified || !release.equals(watched)) {
      modified = found;
      watched = release;
      seen = time;
      old = olderThanRelease(found);
      settled = Optional.empty();
    }
    if (settled.isPresent()) {
      AdoptionState known = settled.get();
      if (signDue) {
        settled = Optional.of(known.withAlive(files.status(alive).map(AdoptionWatch::time)));
      }
      return settled.get();
    }
    AdoptionState listed = listed(files.list(directory));
    if (old || time - seen > SETTLED.toNanos()) {
      settled = Optional.of(listed);
    }
    return listed;
  }

  /** Both times are the file system's own: its clock and ours are never compared. */
  private boolean olderThanRelease(long modified) throws IOException {
    return files
        .status(layout.release(watched))
        .filter(written -> written.getModificationTime() - modified > SETTLED.toMillis())
        .isPresent();
  }

  private AdoptionState listed(List<FileStatus> children) throws IOException {
    List<Adoption> readable = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    boolean decided = false;
    for (AdoptionEntry entry : AdoptionEntry.newestFirst(children)) {
      if (!entry.release().isBefore(watched)) {
        Optional<Adoption> adoption = adoptions.readable(entry);
        adoption.ifPresent(readable::add);
        boolean own = entry.release().equals(watched);
        if (own && adoption.isEmpty() && !decided) {
          unreadable.add(entry.path().toString());
        }
        decided |= own && adoption.isPresent();
      }
    }
    return new AdoptionState(
        unreadable.isEmpty() ? List.copyOf(readable) : List.of(), sign(children), unreadable);
  }

  private Optional<Instant> sign(List<FileStatus> children) {
    return children.stream()
        .filter(child -> child.getPath().getName().equals(alive.getName()))
        .map(AdoptionWatch::time)
        .findFirst();
  }

  private static Instant time(FileStatus status) {
    return Instant.ofEpochMilli(status.getModificationTime());
  }
}
