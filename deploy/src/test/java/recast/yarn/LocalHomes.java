package recast.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.hadoop.LocalDisk;

/**
 * A default file system with home directories, and the logs that YARN has collected: all of it in
 * one directory of the local disk.
 */
public final class LocalHomes {
  private final Path users;
  private final Path logs;

  /**
   * @param directory empty
   */
  public LocalHomes(Path directory) throws IOException {
    this.users = Files.createDirectories(directory.resolve("user"));
    this.logs = Files.createDirectories(directory.resolve("logs"));
  }

  /** The settings of a client of it. */
  public Configuration configuration() {
    Configuration configuration = new YarnConfiguration();
    configuration.set("fs.defaultFS", "viewfs://test/");
    LocalDisk.useIn(configuration);
    configuration.set("fs.viewfs.mounttable.test.homedir", "/user");
    configuration.set("fs.viewfs.mounttable.test.link./user", users.toUri().toString());
    configuration.set(YarnConfiguration.NM_REMOTE_APP_LOG_DIR, logs.toUri().toString());
    return configuration;
  }

  /** The home of a user. */
  public Path of(String user) {
    return users.resolve(user);
  }

  /** The user that this process runs as. */
  public static String user() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName();
  }
}
