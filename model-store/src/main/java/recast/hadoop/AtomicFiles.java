package recast.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.security.AccessControlException;
import recast.json.MalformedException;

/** The file operations of a store, on any Hadoop file system. */
public final class AtomicFiles implements AtomicRename {
  private final FileContext files;
  private final AtomicRename renames;
  private final Optional<Configuration> hdfs;

  AtomicFiles(FileContext files, AtomicRename renames, Optional<Configuration> hdfs) {
    this.files = files;
    this.renames = renames;
    this.hdfs = hdfs;
  }

  /** The file system of {@code path}; nothing is asked of it yet. */
  public static AtomicFiles of(Path path, Configuration configuration) throws IOException {
    Configuration mine = new Configuration(configuration);
    LocalDisk.useIn(mine);
    FileContext files =
        path.toUri().getScheme() == null
            ? FileContext.getFileContext(mine)
            : FileContext.getFileContext(path.toUri(), mine);
    String scheme = files.getDefaultFileSystem().getUri().getScheme();
    boolean local = scheme.equals("file");
    if (local && path.toUri().getScheme() == null) {
      // A forgotten HADOOP_CONF_DIR must not turn a release into files that no cluster sees.
      throw new IOException(
          "no HDFS is configured; set HADOOP_CONF_DIR, or write file://"
              + java.nio.file.Path.of(path.toUri().getPath()).toAbsolutePath()
              + " for this machine's own disk");
    }
    return new AtomicFiles(
        files,
        local ? new LocalAtomicRename() : new HadoopAtomicRename(files),
        scheme.equals("hdfs") ? Optional.of(mine) : Optional.empty());
  }

  public Path qualified(Path path) {
    return files.makeQualified(path);
  }

  /** One call to the NameNode. */
  public Optional<FileStatus> status(Path path) throws IOException {
    try {
      return Optional.of(files.getFileStatus(path));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether the one who asks has the right to do {@code action} with {@code path}. */
  public boolean may(Path path, FsAction action) throws IOException {
    try {
      files.access(path, action);
      return true;
    } catch (AccessControlException e) {
      return false;
    }
  }

  /** Where a path that exists really is, behind mounts and links. */
  public Path resolved(Path path) throws IOException {
    return files.resolvePath(path);
  }

  /** Asks HDFS what no {@code FileContext} can; nothing on other file systems. */
  public <T> Optional<T> onHdfs(Path path, Inquiry<T> inquiry) throws IOException {
    if (hdfs.isEmpty()) {
      return Optional.empty();
    }
    // Not one from Hadoop's cache, which does not look at the configuration.
    try (FileSystem fresh = FileSystem.newInstance(path.toUri(), hdfs.get())) {
      return fresh instanceof DistributedFileSystem asked
          ? Optional.of(inquiry.of(asked, path))
          : Optional.empty();
    }
  }

  public InputStream open(Path path) throws IOException {
    return files.open(path);
  }

  /**
   * Reads a file of at most {@code limit} bytes.
   *
   * @throws MalformedException when it is longer
   */
  public byte[] readSmall(Path path, int limit) throws IOException {
    try (InputStream in = files.open(path)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new MalformedException(path + " has more than " + limit + " bytes");
      }
      return bytes;
    }
  }

  /** The children of a directory, none when it is missing. */
  public List<FileStatus> list(Path directory) throws IOException {
    List<FileStatus> children = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> iterator = files.listStatus(directory);
      while (iterator.hasNext()) {
        children.add(iterator.next());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return children;
  }

  public void makeDirectory(Path directory) throws IOException {
    files.mkdir(directory, FsPermission.getDirDefault(), true);
  }

  /** Writes a new file; once this returns, its bytes are on the disks of the datanodes. */
  public void write(Path path, Content content) throws IOException {
    SyncedFile file = SyncedFile.create(files, path);
    try {
      content.writeTo(file.out());
    } catch (IOException | RuntimeException e) {
      file.abandon(e);
      throw e;
    }
    file.settle();
  }

  /**
   * As {@link #write}, for a file of many blocks.
   *
   * @param parts names of files that it may be made of, beside it and gone at the end
   */
  public void writeLong(Path path, IntFunction<Path> parts, Content content) throws IOException {
    if (hdfs.isEmpty()) {
      write(path, content);
      return;
    }
    ParallelBlockOutputStream file =
        new ParallelBlockOutputStream(new HdfsBlocks(files, hdfs.get(), path, parts));
    try {
      content.writeTo(file);
    } catch (IOException | RuntimeException e) {
      file.abandon(e);
      throw e;
    }
    file.settle();
  }

  /**
   * Writes a file that appears at {@code target} whole, or not at all. After a failure nothing is
   * left at {@code staged}, unless it cannot be deleted: then the exception has that suppressed.
   *
   * @param staged a name on the same file system that nobody else uses
   */
  public void create(Path staged, Path target, StagedFile.Overwrite overwrite, Content content)
      throws IOException {
    StagedFile file = stage(staged, target, overwrite, content);
    try {
      file.commit();
    } catch (IOException e) {
      file.cancel(e);
      throw e;
    }
  }

  /** As {@link #create}, up to the rename. */
  public StagedFile stage(Path staged, Path target, StagedFile.Overwrite overwrite, Content content)
      throws IOException {
    StagedFile file = new StagedFile(this, staged, target, overwrite);
    try {
      write(staged, content);
    } catch (IOException | RuntimeException e) {
      file.cancel(e);
      throw e;
    }
    return file;
  }

  /** Gives a file the time of {@code now}; makes an empty one where it is missing. */
  public void touch(Path path, Instant now) throws IOException {
    try {
      files.setTimes(path, now.toEpochMilli(), now.toEpochMilli());
    } catch (FileNotFoundException e) {
      files
          .create(
              path, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), CreateOpts.createParent())
          .close();
    }
  }

  @Override
  public void claim(Path source, Path target) throws IOException {
    renames.claim(source, target);
  }

  @Override
  public void replace(Path source, Path target) throws IOException {
    renames.replace(source, target);
  }

  public void deleteTree(Path path) throws IOException {
    // False says that it is gone already, which is all that is wanted.
    boolean deleted = files.delete(path, true);
    if (!deleted && status(path).isPresent()) {
      throw new IOException("Cannot delete " + path);
    }
  }

  /** What is asked of HDFS. */
  @FunctionalInterface
  public interface Inquiry<T> {
    T of(DistributedFileSystem hdfs, Path path) throws IOException;
  }

  /** What is written into a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
