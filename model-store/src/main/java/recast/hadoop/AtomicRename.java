package recast.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/** The two renames that the protocol stands on. Both happen whole or not at all. */
public interface AtomicRename {
  /**
   * AtomicRename a file or a directory that is not empty, unless {@code target} exists: of two who
   * try, one succeeds.
   *
   * @throws FileAlreadyExistsException when {@code target} exists
   */
  void claim(Path source, Path target) throws IOException;

  /** AtomicRename a file over {@code target}: a reader sees the old file or the new one. */
  void replace(Path source, Path target) throws IOException;
}
