package recast.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Finds the stream of a directory, or begins one where there is none. A last line without line feed
 * was being written when the source died, and is dropped; everything else that is not as a source
 * leaves it is an error.
 */
final class Recovery {
  private static final int CHUNK = 1 << 18;

  private final SpoolDirectory directory;

  Recovery(SpoolDirectory directory) {
    this.directory = directory;
  }

  /**
   * A stream as it was found.
   *
   * @param segments what it has, from the oldest that is not acknowledged on
   */
  record Stream(StreamState state, Segments segments) {}

  /**
   * The stream, whose last segment takes more records.
   *
   * @throws SpoolException when it is not whole
   */
  Stream run() throws IOException {
    StreamState state = directory.state().orElse(null);
    return state == null ? begin() : resume(state);
  }

  private Stream begin() throws IOException {
    NavigableMap<Long, Path> files = directory.segments();
    boolean neverUsed = files.isEmpty() || isFirstAndEmpty(files);
    if (!neverUsed) {
      throw directory.broken("stream.json is missing");
    }
    if (directory.hasForeignFiles()) {
      throw new SpoolException(
          "Cannot start a stream in " + directory + ": it has other files; name an empty --spool");
    }
    // The segment first: from the moment that stream.json is there, so are its records.
    SegmentData data = files.isEmpty() ? directory.create(0) : FileData.resume(files.get(0L), 0);
    StreamState state = StreamState.fresh();
    directory.save(state);
    Segments segments = new Segments();
    segments.add(new Segment(data, new SparseIndex(0)));
    return new Stream(state, segments);
  }

  private static boolean isFirstAndEmpty(NavigableMap<Long, Path> files) throws IOException {
    return files.lastKey() == 0 && Files.size(files.get(0L)) == 0;
  }

  private Stream resume(StreamState state) throws IOException {
    NavigableMap<Long, Path> files = directory.segments();
    if (files.isEmpty() || files.lastKey() < state.segment()) {
      throw directory.broken("the records from " + state.segment() + " on are missing");
    }
    dropAcknowledged(files, state.acknowledged());
    if (files.firstKey() > state.acknowledged()) {
      throw directory.broken(
          "the records from " + state.acknowledged() + " to " + files.firstKey() + " are missing");
    }
    Segments segments = new Segments();
    long next = files.firstKey();
    for (Map.Entry<Long, Path> file : files.entrySet()) {
      Segment segment = segment(file.getKey(), file.getValue(), next, files.lastKey());
      segments.add(segment);
      next = segment.next();
    }
    if (next < state.acknowledged()) {
      throw directory.broken(
          "its last record is %d, but those below %d are acknowledged"
              .formatted(next - 1, state.acknowledged()));
    }
    return new Stream(state, segments);
  }

  private Segment segment(long first, Path file, long expected, long newest) throws IOException {
    if (first != expected) {
      throw directory.broken(
          "%s begins with record %d, expected %d".formatted(file, first, expected));
    }
    SparseIndex index = scan(first, file);
    long length = index.end().position();
    if (first == newest) {
      return new Segment(FileData.resume(file, length), index);
    }
    if (index.length() > length) {
      throw directory.broken(file + " does not end with a line feed");
    }
    return new Segment(FileData.complete(file), index);
  }

  /** Finishes what was begun with an acknowledgement. */
  private static void dropAcknowledged(NavigableMap<Long, Path> files, long acknowledged)
      throws IOException {
    while (files.size() > 1 && files.higherKey(files.firstKey()) <= acknowledged) {
      Path file = files.pollFirstEntry().getValue();
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw SpoolException.failed("delete", file, e);
      }
    }
  }

  private static SparseIndex scan(long first, Path file) throws IOException {
    SparseIndex index = new SparseIndex(first);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      while (in.read(buffer) >= 0) {
        index.add(buffer.flip());
        buffer.clear();
      }
    } catch (IOException e) {
      throw SpoolException.failed("read", file, e);
    }
    return index;
  }
}
