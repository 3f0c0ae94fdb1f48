package recast.doctor;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;

/** The one who asks has a home on the file system, where the files of applications are kept. */
record HomeCheck(Configuration hadoop) implements Check {
  @Override
  public String name() {
    return "home";
  }

  @Override
  public String remedy() {
    return "only publishers need none; else, as HDFS's superuser: hdfs dfs -mkdir -p HOME, and hdfs dfs -chown USER HOME";
  }

  @Override
  public Finding look() throws IOException {
    // Not one from Hadoop's cache, which does not look at the configuration.
    try (FileSystem files = FileSystem.newInstance(FileSystem.getDefaultUri(hadoop), hadoop)) {
      Path home = files.getHomeDirectory();
      return writable(files, home)
          ? Finding.pass(home + " may be written")
          : Finding.warn(
              "user %s may not write the home %s: no application can be submitted"
                  .formatted(UserGroupInformation.getCurrentUser().getShortUserName(), home),
              remedy());
    }
  }

  /** A home that is not there may be created by a user who may write the directory of homes. */
  private static boolean writable(FileSystem files, Path home) throws IOException {
    try {
      files.access(home, FsAction.WRITE);
      return true;
    } catch (FileNotFoundException e) {
      Path parent = home.getParent();
      return parent != null && writable(files, parent);
    } catch (AccessControlException e) {
      return false;
    }
  }
}
