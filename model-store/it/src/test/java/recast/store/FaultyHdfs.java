package recast.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.AbstractFileSystem;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFs;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;

/** HDFS on which any call may go wrong. Hadoop makes the instance, so the faults are static. */
public final class FaultyHdfs extends FilterFs {
  private static final String IMPLEMENTATION = "fs.AbstractFileSystem.hdfs.impl";
  private static volatile Faults faults = Faults.none();

  public FaultyHdfs(URI uri, Configuration configuration) throws IOException, URISyntaxException {
    super(AbstractFileSystem.createFileSystem(uri, real(configuration)));
  }

  /** A copy of {@code configuration} whose HDFS is this one. */
  static Configuration in(Configuration configuration) {
    Configuration faulty = new Configuration(configuration);
    faulty.set(IMPLEMENTATION, FaultyHdfs.class.getName());
    faulty.set("fs.hdfs.impl", Joining.class.getName());
    return faulty;
  }

  static void inject(Faults next) {
    faults = next;
  }

  private static Configuration real(Configuration configuration) {
    Configuration real = new Configuration(configuration);
    real.set(IMPLEMENTATION, "org.apache.hadoop.fs.Hdfs");
    return real;
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return faults.call("status " + path.getName(), () -> super.getFileStatus(path));
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return faults.call("open " + path.getName(), () -> super.open(path, bufferSize));
  }

  @Override
  public RemoteIterator<FileStatus> listStatusIterator(Path path) throws IOException {
    return faults.call("list " + path.getName(), () -> super.listStatusIterator(path));
  }

  @Override
  public void mkdir(Path path, FsPermission permission, boolean createParent) throws IOException {
    faults.call(
        "mkdir " + path.getName(),
        () -> {
          super.mkdir(path, permission, createParent);
          return true;
        });
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return faults.call("delete " + path.getName(), () -> super.delete(path, recursive));
  }

  @Override
  public void renameInternal(Path source, Path target, boolean overwrite) throws IOException {
    faults.call(
        "rename to " + target.getName(),
        () -> {
          super.renameInternal(source, target, overwrite);
          return true;
        });
  }

  @Override
  public FSDataOutputStream createInternal(
      Path path,
      EnumSet<CreateFlag> flags,
      FsPermission permission,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress,
      ChecksumOpt checksums,
      boolean createParent)
      throws IOException {
    return faults.call(
        "create " + path.getName(),
        () ->
            new FSDataOutputStream(
                new Output(
                    super.createInternal(
                        path,
                        flags,
                        permission,
                        bufferSize,
                        replication,
                        blockSize,
                        progress,
                        checksums,
                        createParent),
                    path.getName()),
                null));
  }

  /** What FileContext does not offer. */
  public static final class Joining extends DistributedFileSystem {
    @Override
    public void concat(Path target, Path[] sources) throws IOException {
      faults.call(
          "concat to " + target.getName(),
          () -> {
            super.concat(target, sources);
            return true;
          });
    }
  }

  /** A file that is being written. */
  private static final class Output extends FilterOutputStream
      implements Syncable, org.apache.hadoop.fs.StreamCapabilities {
    private final FSDataOutputStream real;
    private final String name;
    private boolean closed;

    Output(FSDataOutputStream real, String name) {
      super(real);
      this.real = real;
      this.name = name;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      faults.call(
          "write " + name,
          () -> {
            real.write(bytes, offset, length);
            return true;
          });
    }

    @Override
    public void hflush() throws IOException {
      real.hflush();
    }

    @Override
    public void hsync() throws IOException {
      faults.call(
          "hsync " + name,
          () -> {
            real.hsync();
            return true;
          });
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      faults.call(
          "close " + name,
          () -> {
            real.close();
            return true;
          });
    }

    @Override
    public boolean hasCapability(String capability) {
      return real.hasCapability(capability);
    }
  }
}
