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
    FileStatus status = fileSystem().getFileStatus(path);
    if (!status.isFile()) {
      throw new IOException(path + " is a directory, expected a file");
    }
    return status.getLen();
  }

  public InputStream open() throws IOException {
    return fileSystem().open(path);
  }

  private FileSystem fileSystem() throws IOException {
    return QualifiedPaths.withAuthority(path, configuration).getFileSystem(configuration);
  }
}
