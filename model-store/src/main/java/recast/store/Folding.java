package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/**
 * Folds old releases into segments, so that the directory of releases stays small. A first prune
 * writes a segment; a later one deletes the files that it replaces, once nobody is left who could
 * still claim one of their numbers. See docs/protocol.md, "To fold".
 */
final class Folding {
  /** So that a prune of a store that never had one ends within seconds. */
  private static final int MOST_SEGMENTS = 3;

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final ReleaseFiles releases;
  private final StagingDirectories stagings;
  private final Warnings warnings;

  Folding(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.releases = new ReleaseFiles(files, layout);
    this.stagings = new StagingDirectories(files, layout);
    this.warnings = warnings;
  }

  /** What {@link #run} would do now. */
  List<String> plan() throws IOException {
    try {
      ReleaseFiles.Listing listing = releases.list();
      return told(clearable(listing), foldable(listing));
    } catch (MalformedException e) {
      return stopped(e);
    }
  }

  /** Does some of the work that is left; returns what was done. */
  List<String> run() throws IOException {
    List<SegmentRange> cleared = new ArrayList<>();
    List<SegmentRange> folded = new ArrayList<>();
    try {
      ReleaseFiles.Listing listing = releases.list();
      for (SegmentRange range : clearable(listing)) {
        clear(range, listing.singles());
        cleared.add(range);
      }
      fold(foldable(listing), folded);
    } catch (MalformedException e) {
      stopped(e);
    }
    return told(cleared, folded);
  }

  private List<String> stopped(MalformedException e) {
    warnings.warn(
        e.getMessage() + "; no more releases are folded, 'recast verify' names the remedy");
    return List.of();
  }

  private static List<String> told(List<SegmentRange> cleared, List<SegmentRange> folded) {
    return Stream.concat(
            cleared.stream().map(range -> "the files of releases " + range + ", in a segment now"),
            folded.stream().map(range -> "releases " + range + " into a segment"))
        .toList();
  }

  /**
   * The segments whose files may go, from the oldest on. Each is looked at only once those before
   * it are done: so the releases with a file of their own are always the newest ones.
   */
  private List<SegmentRange> clearable(ReleaseFiles.Listing listing) throws IOException {
    List<SegmentRange> clearable = new ArrayList<>();
    for (SegmentRange range : listing.segments()) {
      boolean cleared = within(range, listing.singles()).isEmpty();
      if (cleared) {
        continue;
      }
      if (clearable.size() == MOST_SEGMENTS || isAwaited(range)) {
        break;
      }
      clearable.add(range);
    }
    return clearable;
  }

  /** Whether somebody may still claim a number of the segment, having looked before it was made. */
  private boolean isAwaited(SegmentRange range) throws IOException {
    for (String staging : releases.header(range).stagings()) {
      if (files.status(layout.staging(staging).root()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void clear(SegmentRange range, NavigableSet<ReleaseNumber> singles) throws IOException {
    // Nothing is deleted for a segment that is not whole.
    Segment segment = releases.segment(range);
    for (ReleaseNumber number : range.numbers()) {
      segment.release(number);
    }
    for (ReleaseNumber number : within(range, singles)) {
      files.deleteTree(layout.release(number));
    }
  }

  private static NavigableSet<ReleaseNumber> within(
      SegmentRange range, NavigableSet<ReleaseNumber> singles) {
    return singles.subSet(range.first(), true, new ReleaseNumber(range.last()), true);
  }

  /** The ranges to fold next: full, and as far behind the head as a segment is long. */
  private List<SegmentRange> foldable(ReleaseFiles.Listing listing) {
    List<SegmentRange> foldable = new ArrayList<>();
    SegmentRange next = layout.segmentRange(ReleaseNumber.FIRST);
    while (listing.segments().contains(next)) {
      next = next.next();
    }
    int head = listing.head().map(ReleaseNumber::value).orElse(0);
    while (foldable.size() < MOST_SEGMENTS && next.last() + next.size() <= head) {
      foldable.add(next);
      next = next.next();
    }
    return foldable;
  }

  /**
   * @param ranges of a log whose head was read before: a publisher that can claim one of their
   *     numbers has a staging directory by now
   */
  private void fold(List<SegmentRange> ranges, List<SegmentRange> done) throws IOException {
    if (ranges.isEmpty()) {
      return;
    }
    List<String> awaited = stagings.names();
    StoreLayout.Staging staging = layout.staging(UUID.randomUUID());
    try {
      for (SegmentRange range : ranges) {
        byte[] segment = segment(range, awaited);
        files.write(staging.segment(), out -> out.write(segment));
        claim(staging, range);
        done.add(range);
      }
    } catch (IOException e) {
      stagings.sweep(staging, e);
      throw e;
    }
    files.deleteTree(staging.root());
  }

  private void claim(StoreLayout.Staging staging, SegmentRange range) throws IOException {
    try {
      files.claim(staging.segment(), layout.segment(range));
    } catch (IOException e) {
      // Another prune was faster, or the answer was lost: the segment is the same.
      if (files.status(layout.segment(range)).isEmpty()) {
        throw e;
      }
      files.deleteTree(staging.segment());
    }
  }

  private byte[] segment(SegmentRange range, List<String> awaited) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    TreeSet<Version> versions = new TreeSet<>();
    for (ReleaseNumber number : range.numbers()) {
      byte[] line = line(number);
      lines.add(line);
      versions.add(ReleaseFile.fromJson(line, number, "release " + number).version());
    }
    SegmentHeader header = new SegmentHeader(range, VersionRanges.of(versions), awaited);
    return Segment.toJson(header, lines);
  }

  private byte[] line(ReleaseNumber number) throws IOException {
    try {
      return releases.line(number);
    } catch (FileNotFoundException e) {
      throw new MalformedException("release " + number + " is missing from the log", e);
    }
  }
}
