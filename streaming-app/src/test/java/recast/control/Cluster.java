package recast.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;

/** A default file system with home directories, all of it in one directory of the local disk. */
final class Cluster {
  private final Path users;

  Cluster(Path directory) throws IOException {
    this.users = Files.createDirectories(directory.resolve("user"));
  }

  Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.defaultFS", "viewfs://test/");
    configuration.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.RawLocalFs");
    configuration.set("fs.AbstractFileSystem.viewfs.impl", "org.apache.hadoop.fs.viewfs.ViewFs");
    configuration.set("fs.viewfs.mounttable.test.homedir", "/user");
    configuration.set("fs.viewfs.mounttable.test.link./user", users.toUri().toString());
    return configuration;
  }

  RunDirectory run(String applicationId) throws IOException {
    return RunDirectory.own(applicationId, configuration());
  }

  Path directory(String applicationId) throws IOException {
    return home().resolve(".recast").resolve(applicationId);
  }

  Path home() throws IOException {
    return users.resolve(user());
  }

  static String user() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName();
  }
}
