package recast.deploy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Path;

/** Where Spark puts the files of a run until it ends; a run that is killed leaves them there. */
final class SparkStaging {
  private SparkStaging() {}

  /** Removes what a run of {@code user} that is over has left, if anything. */
  static void sweep(String user, String applicationId, Configuration configuration)
      throws IOException {
    FileContext files = FileContext.getFileContext(configuration);
    Path home = new Path(files.getHomeDirectory().getParent(), user);
    files.delete(new Path(home, ".sparkStaging/" + applicationId), true);
  }
}
