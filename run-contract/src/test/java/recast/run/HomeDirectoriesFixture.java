package recast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import recast.hadoop.LocalDisk;

/** A default file system with home directories, all of it in one directory of the local disk. */
public final class HomeDirectoriesFixture {
  private final Path users;

  public HomeDirectoriesFixture(Path directory) throws IOException {
    this.users = Files.createDirectories(directory.resolve("user"));
  }

  public Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.defaultFS", "viewfs://test/");
    LocalDisk.useIn(configuration);
    configuration.set("fs.AbstractFileSystem.viewfs.impl", "org.apache.hadoop.fs.viewfs.ViewFs");
    configuration.set("fs.viewfs.mounttable.test.homedir", "/user");
    configuration.set("fs.viewfs.mounttable.test.link./user", users.toUri().toString());
    return configuration;
  }

  public RunDirectory run(String applicationId) throws IOException {
    return RunDirectory.own(applicationId, configuration());
  }

  public Path directory(String applicationId) throws IOException {
    return home().resolve(".recast").resolve(applicationId);
  }

  public Path home() throws IOException {
    return users.resolve(user());
  }

  public static String user() throws IOException {
    return UserGroupInformation.getCurrentUser().getShortUserName();
  }
}
