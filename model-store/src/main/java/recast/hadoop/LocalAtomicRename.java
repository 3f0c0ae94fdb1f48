package recast.hadoop;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/** A local disk: Hadoop's own local renames delete the target first, the system's do not. */
final class LocalAtomicRename implements AtomicRename {
  @Override
  public void claim(Path source, Path target) throws IOException {
    java.nio.file.Path from = local(source);
    java.nio.file.Path to = local(target);
    if (Files.isDirectory(from)) {
      claimDirectory(from, to);
    } else {
      claimFile(from, to);
    }
  }

  @Override
  public void replace(Path source, Path target) throws IOException {
    Files.move(local(source), local(target), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The system refuses to rename over a directory that is not empty, and versions never are. */
  private static void claimDirectory(java.nio.file.Path from, java.nio.file.Path to)
      throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException e) {
      throw exists(to, e);
    } catch (FileSystemException e) {
      throw Files.exists(to) ? exists(to, e) : e;
    }
  }

  /** A hard link is made only where nothing is; a rename would replace a file. */
  private static void claimFile(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw exists(to, e);
    }
    Files.delete(from);
  }

  private static FileAlreadyExistsException exists(java.nio.file.Path to, IOException cause) {
    FileAlreadyExistsException exists = new FileAlreadyExistsException(to + " exists");
    exists.initCause(cause);
    return exists;
  }

  private static java.nio.file.Path local(Path path) {
    return new File(path.toUri().getPath()).toPath();
  }
}
