package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import recast.json.MalformedException;

/** Checks the segments of a release log against the files that they replace, or have replaced. */
final class SegmentVerifier {
  private final StoreLayout layout;
  private final ReleaseFiles releases;

  SegmentVerifier(StoreLayout layout, ReleaseFiles releases) {
    this.layout = layout;
    this.releases = releases;
  }

  /** What is wrong with the segments themselves, one line each. */
  List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    ReleaseFiles.Listing listing = releases.list();
    for (SegmentRange range : listing.segments()) {
      try {
        check(range, listing.singles(), problems);
      } catch (MalformedException e) {
        problems.add(
            e.getMessage()
                + "; put %s back from a snapshot of the directory"
                    .formatted(layout.segment(range)));
      }
    }
    return problems;
  }

  private void check(SegmentRange range, Set<ReleaseNumber> singles, List<String> problems)
      throws IOException {
    Segment segment = releases.segment(range);
    Set<Version> versions = new TreeSet<>();
    for (ReleaseNumber number : range.numbers()) {
      Release release = segment.release(number);
      versions.add(release.version());
      if (singles.contains(number) && !sameAsSingle(number, release)) {
        problems.add(
            "%s differs from what %s says of release %s; find out who wrote it, and delete the file"
                .formatted(layout.release(number), layout.segment(range), number));
      }
    }
    if (!VersionRanges.of(versions).equals(segment.header().versions())) {
      throw new MalformedException(
          "%s: field 'versions' must be %s: %s"
              .formatted(
                  layout.segment(range),
                  VersionRanges.of(versions).print(),
                  segment.header().versions().print()));
    }
  }

  private boolean sameAsSingle(ReleaseNumber number, Release release) throws IOException {
    try {
      return releases.single(number).equals(release);
    } catch (FileNotFoundException e) {
      // A prune has deleted it since.
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }
}
