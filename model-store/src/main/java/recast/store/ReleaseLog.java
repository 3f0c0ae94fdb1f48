package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The releases of a store: numbered without gaps, never changed once written. */
final class ReleaseLog {
  private final StoreFiles files;
  private final StoreLayout layout;

  ReleaseLog(StoreFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** The number of the newest release, 0 when there is none. */
  int head() throws IOException {
    int head = 0;
    for (FileStatus child : files.list(layout.releases())) {
      head = Math.max(head, StoreLayout.number(child.getPath()).orElse(0));
    }
    return head;
  }

  /** The newest release, found from one that is known to exist: the log has no gaps. */
  int headFrom(int known) throws IOException {
    if (known == 0) {
      return head();
    }
    int head = known;
    while (files.status(layout.release(head + 1)).isPresent()) {
      head++;
    }
    return head;
  }

  Release read(int number) throws IOException {
    Path path = layout.release(number);
    Release release = ReleaseFile.parse(files.readSmall(path, ReleaseFile.LIMIT), path.toString());
    if (release.number() != number) {
      throw new IOException(path + " holds release " + release.number());
    }
    return release;
  }

  /** The newest releases, newest first; stops at the oldest one that is still there. */
  List<Release> newest(int limit) throws IOException {
    List<Release> newest = new ArrayList<>();
    int head = head();
    for (int number = head; number > Math.max(0, head - limit); number--) {
      newest.add(read(number));
    }
    return newest;
  }

  /**
   * Appends the release that {@code numbered} makes for the next free number. Of several publishers
   * who want a number one gets it, the others take the next.
   */
  Release append(StoreLayout.Staging staging, int known, IntFunction<Release> numbered)
      throws IOException {
    int head = known;
    while (true) {
      head = headFrom(head);
      Release release = numbered.apply(head + 1);
      files.write(staging.release(), out -> out.write(ReleaseFile.print(release)));
      if (claimed(staging.release(), release)) {
        return release;
      }
      files.deleteTree(staging.release());
    }
  }

  private boolean claimed(Path staged, Release release) throws IOException {
    try {
      files.claim(staged, layout.release(release.number()));
      return true;
    } catch (FileAlreadyExistsException e) {
      return isThere(release).orElseThrow(() -> e);
    } catch (IOException e) {
      // The answer may have been lost after the rename was done: the log knows.
      if (isThere(release).orElse(false)) {
        return true;
      }
      throw e;
    }
  }

  /** Whether the log holds this very release under its number; nothing when it holds none. */
  private Optional<Boolean> isThere(Release release) throws IOException {
    try {
      return Optional.of(read(release.number()).publishId().equals(release.publishId()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
