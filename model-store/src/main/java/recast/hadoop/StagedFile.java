package recast.hadoop;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;

/**
 * A file, or a directory with files, that is not yet at its target: {@link #commit} lets it appear
 * there, whole, by one rename; {@link #cancel} deletes it. Not thread-safe.
 */
public final class StagedFile {
  private final AtomicFiles files;
  private final Path staged;
  private final Path target;
  private final Overwrite overwrite;

  /** What may happen to a file that is at the target already. */
  public enum Overwrite {
    ALLOWED,
    REFUSED
  }

  /**
   * What is about to be written at {@code staged}, by the caller: only {@link AtomicFiles#stage}
   * brings it to the disks of the datanodes.
   *
   * @param files the file system of both paths
   */
  public static StagedFile of(FileContext files, Path staged, Path target, Overwrite overwrite) {
    AtomicFiles renames = new AtomicFiles(files, new HadoopAtomicRename(files), Optional.empty());
    return new StagedFile(renames, staged, target, overwrite);
  }

  StagedFile(AtomicFiles files, Path staged, Path target, Overwrite overwrite) {
    this.files = files;
    this.staged = staged;
    this.target = target;
    this.overwrite = overwrite;
  }

  /**
   * Renames it to its target. After a failure the rename may have been done all the same, or may
   * still be under way: {@link #cancel} first, then look at the target.
   *
   * @throws org.apache.hadoop.fs.FileAlreadyExistsException when the target is taken, and may not
   *     be overwritten
   */
  public void commit() throws IOException {
    switch (overwrite) {
      case ALLOWED -> files.replace(staged, target);
      case REFUSED -> files.claim(staged, target);
    }
  }

  /** Deletes it; a rename that is still on its way can do nothing more. */
  public void cancel() throws IOException {
    files.deleteTree(staged);
  }

  /** Deletes it after {@code failure}, which keeps what goes wrong with that. */
  public void cancel(Exception failure) {
    try {
      cancel();
    } catch (IOException leftover) {
      failure.addSuppressed(leftover);
    }
  }
}
