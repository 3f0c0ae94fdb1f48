package recast.hadoop;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file to read, on any Hadoop file system. Nothing is kept open in between. */
public final class HadoopFile {
  private final Path path;
  private final Configuration configuration;

  /** Names a file; nothing is asked of its file system yet. */
  public HadoopFile(Path path, Configuration configuration) {
    this.path = path;
    this.configuration = configuration;
  }

  /**
   * Its length in bytes.
   *
   * @throws IOException when there is no file
   */
  public long length() throws IOException {
    return status().getLen();
  }

  /**
   * When it was written last, in milliseconds since 1970.
   *
   * @throws IOException when there is no file
   */
  public long modified() throws IOException {
    return status().getModificationTime();
  }

  private FileStatus status() throws IOException {
    FileStatus status = fileSystem().getFileStatus(path);
    if (!status.isFile()) {
      throw new IOException(path + " is a directory, expected a file");
    }
    return status;
  }

  public InputStream open() throws IOException {
    return fileSystem().open(path);
  }

  private FileSystem fileSystem() throws IOException {
    return QualifiedPaths.withAuthority(path, configuration).getFileSystem(configuration);
  }
}
