package recast.hadoop;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The disk of this machine. Without Hadoop's checksum files beside ours: two files cannot be
 * replaced by one rename, and SHA-256 checks more than they do. Without native code, Hadoop's own
 * starts a process for the rights of every file that it makes.
 */
public final class LocalDisk extends DelegateToFileSystem {
  /** Hadoop makes the instance, as that of {@code fs.AbstractFileSystem.file.impl}. */
  LocalDisk(URI uri, Configuration configuration) throws IOException, URISyntaxException {
    super(uri, new Disk(), configuration, FsConstants.LOCAL_FS_URI.getScheme(), false);
  }

  /** Lets {@code configuration} use it for {@code file://}. */
  public static void useIn(Configuration configuration) {
    configuration.set("fs.AbstractFileSystem.file.impl", LocalDisk.class.getName());
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }

  @Override
  public boolean isValidName(String name) {
    // What it is valid for is the system's to say.
    return true;
  }

  private static final class Disk extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      if (permission.getStickyBit()) {
        super.setPermission(path, permission);
      } else {
        Files.setPosixFilePermissions(
            pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
      }
    }
  }
}
