package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;
import recast.json.MalformedException;

/** The file {@code current}: a copy of the newest release, replaced by one rename. */
final class Pointer {
  private final AtomicFiles files;
  private final StoreLayout layout;

  Pointer(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  Optional<PointerFingerprint> fingerprint() throws IOException {
    return files.status(layout.current()).map(PointerFingerprint::of);
  }

  /** Reads the pointer whole. */
  Optional<Release> read() throws IOException {
    Path path = layout.current();
    byte[] bytes;
    try {
      bytes = readOnceMoreWhenReplaced(path);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    return Optional.of(ReleaseFile.fromJson(bytes, path.toString()));
  }

  /**
   * Makes the pointer a copy of the head of {@code log}, and looks again: a publisher that was
   * slower may have put an older release back. Repairs a pointer that lags or is garbled, too.
   */
  void raise(ReleaseLog log, StoreLayout.Staging staging) throws IOException {
    Optional<Release> shown = shown();
    Optional<ReleaseNumber> head = log.headFrom(shown.map(Release::number));
    while (head.isPresent()) {
      Release newest = log.read(head.get());
      if (shown.equals(Optional.of(newest))) {
        return;
      }
      replace(newest, staging);
      shown = shown();
      head = log.headFrom(head);
    }
  }

  private void replace(Release newest, StoreLayout.Staging staging) throws IOException {
    files.write(staging.current(), out -> out.write(ReleaseFile.toJson(newest)));
    try {
      files.replace(staging.current(), layout.current());
    } catch (IOException e) {
      if (files.status(layout.current()).filter(FileStatus::isDirectory).isPresent()) {
        throw new IOException(
            layout.current() + " is a directory, expected a file; remove it, then publish again",
            e);
      }
      // The answer may have been lost after the rename was done: the pointer knows.
      if (shown().filter(release -> !release.number().isBefore(newest.number())).isEmpty()) {
        throw e;
      }
    }
  }

  /** The release that the pointer shows; nothing when it shows none that can be read. */
  Optional<Release> shown() throws IOException {
    try {
      return read();
    } catch (MalformedException e) {
      // What the log says is the truth, and is about to be put in its place.
      return Optional.empty();
    }
  }

  /** A pointer that is replaced while it is read may lose its block: then the new one is read. */
  private byte[] readOnceMoreWhenReplaced(Path path) throws IOException {
    try {
      return files.readSmall(path, ReleaseFile.LIMIT);
    } catch (FileNotFoundException | MalformedException e) {
      throw e;
    } catch (IOException first) {
      if (HadoopErrors.isUnanswered(first)) {
        throw first;
      }
      try {
        return files.readSmall(path, ReleaseFile.LIMIT);
      } catch (IOException second) {
        second.addSuppressed(first);
        throw second;
      }
    }
  }
}
