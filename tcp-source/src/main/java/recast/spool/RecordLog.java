package recast.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The numbered records of one stream, from 0, that are not acknowledged yet. Thread-safe: one
 * thread appends, any number reads and acknowledges. A record can be read once it is stored, which
 * on a disk means forced to it. After an error of the storage nothing can be changed any more, see
 * {@link #check()}.
 */
public final class RecordLog implements Closeable {
  private static final long SEGMENT = 16 << 20;
  private static final int SEGMENTS = 8;

  private final Storage storage;
  private final long capacity;

  /** Held to change what is stored; the monitor is taken inside it. */
  private final ChangeLock changes = new ChangeLock(this::wakeUp);

  // Behind the monitor, which nobody holds while the storage works.
  private final Segments segments;
  private StreamState state;
  private boolean active;
  private boolean ended;

  private RecordLog(Storage storage, Recovery.Stream stream, long capacity, boolean active) {
    this.storage = storage;
    this.state = stream.state();
    this.segments = stream.segments();
    this.capacity = capacity;
    this.active = active;
  }

  /** A new stream in memory, active once somebody reads it, of {@code capacity} bytes at most. */
  public static RecordLog inMemory(long capacity) {
    Segments segments = new Segments();
    segments.add(new Segment(new MemoryData(), new SparseIndex(0)));
    Recovery.Stream stream = new Recovery.Stream(StreamState.fresh(), segments);
    return new RecordLog(Storage.memory(), stream, capacity, false);
  }

  /**
   * The stream in {@code directory}, of {@code capacity} bytes at most; a new one when it is empty
   * or not there. It is active at once, and has the directory until {@link #close()}.
   *
   * @throws SpoolLockedException when another source has the directory
   * @throws SpoolException when it cannot be used, or the stream in it is not whole
   */
  public static RecordLog open(Path directory, long capacity) throws IOException {
    SpoolDirectory storage = SpoolDirectory.open(directory);
    try {
      return new RecordLog(storage, new Recovery(storage).run(), capacity, true);
    } catch (IOException e) {
      storage.close();
      throw e;
    }
  }

  /** The name of the stream: at most 64 letters, digits and dashes. */
  public synchronized String stream() {
    return state.stream();
  }

  /** The application that reads it, once one has asked. */
  public synchronized Optional<String> app() {
    return state.app();
  }

  /** Whether records have to be appended. */
  public synchronized boolean isActive() {
    return active;
  }

  /** What it has now. */
  public synchronized LogRange range() {
    return new LogRange(state.acknowledged(), segments.next(), ended);
  }

  /** Makes it active, for {@code app} unless it has an owner. Returns the owner. */
  public String claim(String app) throws IOException {
    return changes.make(
        () -> {
          if (app().isEmpty()) {
            save(state.ownedBy(app));
          }
          synchronized (this) {
            active = true;
            return state.app().orElseThrow();
          }
        });
  }

  /**
   * Appends {@code lines}, each ended by a line feed, and returns once they can be read. Waits
   * while there is no room; what is larger than the log waits until it is empty.
   *
   * @throws SpoolException when they cannot be stored
   */
  public void append(ByteBuffer lines) throws IOException, InterruptedException {
    awaitRoom(lines.remaining());
    changes.make(
        () -> {
          Segment segment = segmentToFill();
          segment.write(lines);
          synchronized (this) {
            segment.commit(lines);
          }
          return segment;
        });
  }

  private synchronized void awaitRoom(int length) throws IOException, InterruptedException {
    check();
    while (!range().isEmpty() && segments.bytes() + length > capacity) {
      wait();
      check();
    }
  }

  private synchronized void wakeUp() {
    notifyAll();
  }

  private Segment segmentToFill() throws IOException {
    Segment newest;
    synchronized (this) {
      newest = segments.newest();
    }
    if (newest.bytes() < Math.min(SEGMENT, capacity / SEGMENTS)) {
      return newest;
    }
    newest.close();
    Segment segment = new Segment(storage.create(newest.next()), new SparseIndex(newest.next()));
    save(state.inSegment(segment.first()));
    synchronized (this) {
      segments.add(segment);
    }
    dropAcknowledged();
    return segment;
  }

  /** Tells that no record follows. */
  public synchronized void end() {
    ended = true;
  }

  /**
   * Records from {@code from} on, one at least, and none from {@code to} on.
   *
   * @param to above {@code from}, and not above {@link LogRange#next()}
   * @throws IllegalArgumentException when record {@code from} is not here any more
   */
  public synchronized Block block(long from, long to) {
    range().check(from, to);
    return segments.block(from, to);
  }

  /** The line of the newest record, if it is still here. */
  public Optional<byte[]> newest() throws IOException {
    Optional<Block> record;
    synchronized (this) {
      record = segments.newestRecord();
    }
    return record.isEmpty() ? Optional.empty() : Optional.of(record.get().lines());
  }

  /**
   * Gives up the records below {@code number}; those that were given up before stay so. Returns the
   * oldest number that is left, which is stored.
   *
   * @throws IllegalArgumentException when there are no such records yet
   * @throws SpoolException when it cannot be stored
   */
  public long acknowledge(long number) throws IOException {
    return changes.make(
        () -> {
          LogRange range = range();
          if (number > range.next()) {
            throw new IllegalArgumentException(
                "cannot acknowledge %d: the next record gets the number %d"
                    .formatted(number, range.next()));
          }
          if (number > range.first()) {
            save(state.acknowledged(number));
            dropAcknowledged();
          }
          return range().first();
        });
  }

  private void dropAcknowledged() throws IOException {
    List<Segment> dropped;
    synchronized (this) {
      dropped = segments.dropBelow(state.acknowledged());
      notifyAll();
    }
    for (Segment segment : dropped) {
      segment.delete();
    }
  }

  private void save(StreamState changed) throws IOException {
    storage.save(changed);
    synchronized (this) {
      state = changed;
    }
  }

  /** Throws what has made changes impossible, if anything has. */
  public void check() throws IOException {
    changes.check();
  }

  /** Ends all changes, and lets another source have the directory. */
  @Override
  public void close() throws IOException {
    changes.close(
        () -> {
          try (storage) {
            segments.newest().close();
          }
          return null;
        });
  }
}
