package recast.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/**
 * Where the releases of a log are: new ones in a file each, old ones in segments. While a segment
 * replaces files, a release is in both. Thread-safe.
 */
final class ReleaseFiles {
  private final AtomicFiles files;
  private final StoreLayout layout;

  /** A segment never changes, and those who read old releases read one after the other. */
  private volatile Optional<Segment> lastRead = Optional.empty();

  ReleaseFiles(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /**
   * The names in the directory of releases.
   *
   * @param singles the numbers of releases that have a file of their own
   * @param segments the ranges of the segments
   */
  record Listing(NavigableSet<ReleaseNumber> singles, NavigableSet<SegmentRange> segments) {
    /** The number of the newest release, nothing when there is none. */
    Optional<ReleaseNumber> head() {
      return Stream.concat(
              singles.isEmpty() ? Stream.empty() : Stream.of(singles.last()),
              segments.isEmpty()
                  ? Stream.empty()
                  : Stream.of(new ReleaseNumber(segments.last().last())))
          .max(Comparator.naturalOrder());
    }
  }

  Listing list() throws IOException {
    NavigableSet<ReleaseNumber> singles = new TreeSet<>();
    NavigableSet<SegmentRange> segments = new TreeSet<>();
    for (FileStatus child : files.list(layout.releases())) {
      StoreLayout.release(child.getPath()).ifPresent(singles::add);
      layout.segmentRange(child.getPath()).ifPresent(segments::add);
    }
    return new Listing(singles, segments);
  }

  /** The newest release; quicker when {@code known} is one of the log, for the log has no gaps. */
  Optional<ReleaseNumber> headFrom(Optional<ReleaseNumber> known) throws IOException {
    // A pointer that was put there by hand may name a release that never was.
    if (known.isEmpty() || files.status(layout.release(known.get())).isEmpty()) {
      return list().head();
    }
    ReleaseNumber head = known.get();
    while (!head.isHighest() && files.status(layout.release(head.next())).isPresent()) {
      head = head.next();
    }
    // A pointer that lags far behind: the next release has no file any more, but it was made.
    return !head.isHighest() && isFolded(head.next()) ? list().head() : Optional.of(head);
  }

  /** Whether no release has this number. */
  boolean isFree(ReleaseNumber number) throws IOException {
    // In this order: the segment is there before the file goes.
    return files.status(layout.release(number)).isEmpty() && !isFolded(number);
  }

  private boolean isFolded(ReleaseNumber number) throws IOException {
    return files.status(layout.segment(layout.segmentRange(number))).isPresent();
  }

  /**
   * Reads a release.
   *
   * @throws FileNotFoundException when there is none of this number
   * @throws MalformedException when it is none, or another one
   */
  Release read(ReleaseNumber number) throws IOException {
    Optional<Segment> known = lastRead.filter(segment -> segment.contains(number));
    if (known.isPresent()) {
      return known.get().release(number);
    }
    try {
      return single(number);
    } catch (FileNotFoundException e) {
      return folded(number, e);
    }
  }

  /** Reads a release from its own file. */
  Release single(ReleaseNumber number) throws IOException {
    Path path = layout.release(number);
    return ReleaseFile.fromJson(files.readSmall(path, ReleaseFile.LIMIT), number, path.toString());
  }

  private Release folded(ReleaseNumber number, FileNotFoundException missing) throws IOException {
    try {
      return segment(layout.segmentRange(number)).release(number);
    } catch (FileNotFoundException e) {
      missing.addSuppressed(e);
      throw missing;
    }
  }

  /** Reads a segment whole. */
  Segment segment(SegmentRange range) throws IOException {
    Path path = layout.segment(range);
    Segment segment =
        Segment.fromJson(files.readSmall(path, Segment.limit(range)), range, path.toString());
    lastRead = Optional.of(segment);
    return segment;
  }

  /** Reads the first line of a segment, and no more. */
  SegmentHeader header(SegmentRange range) throws IOException {
    Path path = layout.segment(range);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(files.open(path))) {
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0 || line.size() == SegmentHeader.LIMIT) {
          throw new MalformedException(
              "%s must begin with a line of at most %d bytes".formatted(path, SegmentHeader.LIMIT));
        }
        line.write(next);
      }
    }
    return SegmentHeader.fromJson(line.toByteArray(), range, path.toString());
  }

  /** The bytes of the file of one release, as JSON on one line. */
  byte[] line(ReleaseNumber number) throws IOException {
    Path path = layout.release(number);
    return ReleaseFile.line(files.readSmall(path, ReleaseFile.LIMIT), number, path.toString());
  }
}
