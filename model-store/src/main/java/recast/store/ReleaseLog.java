package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/** The releases of a store: numbered without gaps, never changed once written. */
final class ReleaseLog {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final ReleaseFiles releases;

  ReleaseLog(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
    this.releases = new ReleaseFiles(files, layout);
  }

  /** The number of the newest release, nothing when there is none. */
  Optional<ReleaseNumber> head() throws IOException {
    return releases.list().head();
  }

  /** The newest release; quicker when {@code known} is one of the log. */
  Optional<ReleaseNumber> headFrom(Optional<ReleaseNumber> known) throws IOException {
    return releases.headFrom(known);
  }

  Release read(ReleaseNumber number) throws IOException {
    return releases.read(number);
  }

  /** The newest releases, newest first. */
  List<Release> newest(int limit) throws IOException {
    List<Release> newest = new ArrayList<>();
    for (ReleaseNumber number : newestNumbers(limit)) {
      newest.add(read(number));
    }
    return newest;
  }

  /** As {@link #newest(int)}, without those that are missing or no release, which it reports. */
  List<Release> readable(int limit, Consumer<String> damaged) throws IOException {
    List<Release> readable = new ArrayList<>();
    for (ReleaseNumber number : newestNumbers(limit)) {
      try {
        readable.add(read(number));
      } catch (FileNotFoundException e) {
        damaged.accept("release " + number + " is missing from the log");
      } catch (MalformedException e) {
        damaged.accept(e.getMessage());
      }
    }
    return readable;
  }

  private Iterable<ReleaseNumber> newestNumbers(int limit) throws IOException {
    Optional<ReleaseNumber> head = head();
    if (head.isEmpty() || limit < 1) {
      return List.of();
    }
    return head.get().backTo(new ReleaseNumber(Math.max(1, head.get().value() - limit + 1)));
  }

  /** As {@link #last}, past releases that are missing or cannot be read, which it reports. */
  Optional<Release> lastReadable(
      Optional<ReleaseNumber> head, Wanted wanted, Consumer<String> damaged) throws IOException {
    return lastReadable(ReleaseNumber.backFrom(head), wanted, damaged);
  }

  private Optional<Release> lastReadable(
      Iterable<ReleaseNumber> newestFirst, Wanted wanted, Consumer<String> damaged)
      throws IOException {
    for (ReleaseNumber number : newestFirst) {
      try {
        Release release = present(number);
        if (wanted.is(release)) {
          return Optional.of(release);
        }
      } catch (MalformedException e) {
        damaged.accept(e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Those of {@code versions} that no release names. Of segments it reads the first line.
   *
   * @param damaged is told of what cannot be read, and might name one of them
   */
  Set<Version> unnamed(Set<Version> versions, Consumer<String> damaged) throws IOException {
    Set<Version> unnamed = new TreeSet<>(versions);
    ReleaseFiles.Listing listing = releases.list();
    Optional<ReleaseNumber> last = listing.head();
    while (last.isPresent() && !unnamed.isEmpty()) {
      SegmentRange range = layout.segmentRange(last.get());
      if (listing.segments().contains(range)) {
        removeNamed(unnamed, range, damaged);
      } else {
        lastReadable(
            last.get().backTo(range.first()),
            release -> {
              unnamed.remove(release.version());
              return unnamed.isEmpty();
            },
            damaged);
      }
      last = range.first().previous();
    }
    return unnamed;
  }

  private void removeNamed(Set<Version> unnamed, SegmentRange range, Consumer<String> damaged)
      throws IOException {
    try {
      unnamed.removeIf(releases.header(range).versions()::contains);
    } catch (MalformedException e) {
      damaged.accept(e.getMessage());
    }
  }

  /** Walks back from the newest release to the first that is wanted. */
  Optional<Release> last(Optional<ReleaseNumber> head, Wanted wanted) throws IOException {
    for (ReleaseNumber number : ReleaseNumber.backFrom(head)) {
      Release release = present(number);
      if (wanted.is(release)) {
        return Optional.of(release);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a release that must be there.
   *
   * @throws MalformedException when it is missing or none
   */
  Release present(ReleaseNumber number) throws IOException {
    try {
      return read(number);
    } catch (FileNotFoundException e) {
      throw new MalformedException("release " + number + " is missing from the log", e);
    }
  }

  /** Which release is looked for. */
  interface Wanted {
    boolean is(Release release) throws IOException;
  }

  /**
   * Appends the release that {@code numbered} makes for the next free number. Of several publishers
   * who want a number one gets it, the others take the next.
   *
   * @throws ReleaseStateUnknownException when nobody can tell whether the release was made
   */
  Release append(
      StoreLayout.Staging staging,
      Optional<ReleaseNumber> known,
      Function<ReleaseNumber, Release> numbered)
      throws IOException {
    Optional<ReleaseNumber> head = known;
    while (true) {
      head = headFrom(head);
      Release release = numbered.apply(head.map(ReleaseNumber::next).orElse(ReleaseNumber.FIRST));
      files.write(staging.release(), out -> out.write(ReleaseFile.toJson(release)));
      // Only now that it is staged, see docs/protocol.md, To fold: the number may be an old one.
      boolean free = releases.isFree(release.number());
      if (free && claimed(staging.release(), release)) {
        return release;
      }
      files.deleteTree(staging.release());
      if (!free) {
        head = head();
      }
    }
  }

  private boolean claimed(Path staged, Release release) throws IOException {
    try {
      files.claim(staged, layout.release(release.number()));
      return true;
    } catch (IOException e) {
      // The answer may have been lost after the rename was done: the log knows.
      Holder holder = holder(release, e);
      if (holder == Holder.NOBODY || (holder == Holder.ANOTHER && !isTaken(e))) {
        throw e;
      }
      return holder == Holder.THIS;
    }
  }

  private static boolean isTaken(IOException e) {
    return e instanceof FileAlreadyExistsException;
  }

  /** Who has the number of a release. */
  private enum Holder {
    THIS,
    ANOTHER,
    NOBODY
  }

  private Holder holder(Release release, IOException failure) throws ReleaseStateUnknownException {
    try {
      boolean same = read(release.number()).publishId().equals(release.publishId());
      return same ? Holder.THIS : Holder.ANOTHER;
    } catch (FileNotFoundException e) {
      return Holder.NOBODY;
    } catch (MalformedException e) {
      return Holder.ANOTHER;
    } catch (IOException e) {
      e.addSuppressed(failure);
      throw new ReleaseStateUnknownException(release, e);
    }
  }

  /** The log does not answer whether it holds a release. */
  static final class ReleaseStateUnknownException extends CommitStateUnknownException {
    private final transient Release release;

    ReleaseStateUnknownException(Release release, IOException cause) {
      super(cause.getMessage(), cause);
      this.release = release;
    }

    Release release() {
      return release;
    }
  }
}
