package recast.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.security.UserGroupInformation;

/** The file system of a cluster. This process runs as its superuser, whom nothing stops. */
public final class Hdfs {
  private final Configuration configuration = new Configuration();

  /**
   * @param conf a HADOOP_CONF_DIR
   */
  public Hdfs(Path conf) throws MalformedURLException {
    configuration.addResource(conf.resolve("core-site.xml").toUri().toURL());
    configuration.addResource(conf.resolve("hdfs-site.xml").toUri().toURL());
  }

  public Configuration configuration() {
    return configuration;
  }

  public FileContext files() throws IOException {
    return FileContext.getFileContext(configuration);
  }

  /** Does something as another user. */
  public static <T> T as(String user, PrivilegedExceptionAction<T> action)
      throws IOException, InterruptedException {
    return UserGroupInformation.createRemoteUser(user).doAs(action);
  }

  public void makeDirectory(String path, String owner, String group, int mode) throws IOException {
    org.apache.hadoop.fs.Path directory = new org.apache.hadoop.fs.Path(path);
    files().mkdir(directory, FsPermission.getDirDefault(), true);
    files().setOwner(directory, owner, group);
    setMode(path, mode);
  }

  public void setMode(String path, int mode) throws IOException {
    files().setPermission(new org.apache.hadoop.fs.Path(path), new FsPermission((short) mode));
  }

  /** Allows the files below {@code path} so many bytes, with all replicas. */
  public void limitSpace(String path, long bytes) throws IOException {
    setSpace(path, bytes);
  }

  /** Allows the files below {@code path} as much as there is. */
  public void unlimitSpace(String path) throws IOException {
    setSpace(path, HdfsConstants.QUOTA_RESET);
  }

  private void setSpace(String path, long bytes) throws IOException {
    FileSystem.get(configuration)
        .setQuota(new org.apache.hadoop.fs.Path(path), HdfsConstants.QUOTA_DONT_SET, bytes);
  }

  public byte[] read(String path) throws IOException {
    try (var in = files().open(new org.apache.hadoop.fs.Path(path))) {
      return in.readAllBytes();
    }
  }

  /** Puts a file with these bytes in the place of {@code path}; which is of {@code owner}. */
  public void replace(String path, byte[] bytes, int mode, String owner, String group)
      throws IOException {
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(path);
    org.apache.hadoop.fs.Path staged = target.suffix(".replacement");
    try (OutputStream out =
        files()
            .create(
                staged,
                EnumSet.of(CreateFlag.CREATE),
                CreateOpts.perms(FsPermission.getFileDefault()))) {
      out.write(bytes);
    }
    files().setOwner(staged, owner, group);
    setMode(staged.toString(), mode);
    files().rename(staged, target, Rename.OVERWRITE);
  }

  public void delete(String path) throws IOException {
    if (!files().delete(new org.apache.hadoop.fs.Path(path), true)) {
      throw new IOException("Cannot delete " + path);
    }
  }

  public void move(String from, String to) throws IOException {
    files().rename(new org.apache.hadoop.fs.Path(from), new org.apache.hadoop.fs.Path(to));
  }
}
