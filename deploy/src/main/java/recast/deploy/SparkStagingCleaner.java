package recast.deploy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.yarn.YarnCluster;

/**
 * Where Spark puts the files of a run of this user until it ends; a run that is killed leaves them
 * there: {@code <home>/.sparkStaging/<application id>}, or {@code
 * <spark.yarn.stagingDir>/<user>/.sparkStaging/<application id>}.
 */
final class SparkStagingCleaner {
  static final String SETTING = "spark.yarn.stagingDir";

  private static final String DIRECTORY = ".sparkStaging";
  private static final String SETTINGS_ARCHIVE = "__spark_conf__.zip";
  private static final String SETTINGS_FILE = "__spark_conf__.properties";

  private final Configuration configuration;
  private final Set<Path> places = new LinkedHashSet<>();

  /**
   * @param home of the user
   * @param user the short name of the user
   * @param configured the value of {@value #SETTING}, if it is set
   */
  SparkStagingCleaner(
      Path home, String user, Optional<String> configured, Configuration configuration) {
    this.configuration = configuration;
    places.add(new Path(home, DIRECTORY));
    configured.ifPresent(
        directory -> places.add(new Path(new Path(new Path(directory), user), DIRECTORY)));
  }

  /** That of this user on this cluster. */
  static SparkStagingCleaner of(YarnCluster cluster, Optional<String> configured)
      throws IOException {
    return new SparkStagingCleaner(
        cluster.home(), cluster.user(), configured, cluster.configuration());
  }

  /** Removes what a run of this user that is over has left, if anything. */
  void sweep(String applicationId) throws IOException {
    for (Path place : places) {
      files(place).delete(new Path(place, applicationId), true);
    }
  }

  /** The directories of runs. */
  List<FileStatus> runs() throws IOException {
    List<FileStatus> runs = new ArrayList<>();
    for (Path place : places) {
      Arrays.stream(list(place))
          .filter(FileStatus::isDirectory)
          .filter(status -> status.getPath().getName().startsWith("application_"))
          .forEach(runs::add);
    }
    return runs;
  }

  /** Whether the directory of a run was staged by Recast, as Spark's settings in it tell. */
  boolean isRecasts(Path run) throws IOException {
    Path archive = new Path(run, SETTINGS_ARCHIVE);
    try (InputStream in = files(archive).open(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(SETTINGS_FILE)) {
          Properties settings = new Properties();
          settings.load(zip);
          return Arrays.asList(settings.getProperty("spark.yarn.tags", "").split(",", -1))
              .contains(YarnCluster.TAG);
        }
      }
      return false;
    } catch (FileNotFoundException e) {
      // Spark died before it wrote this, so that nobody can tell.
      return false;
    }
  }

  /** Nothing where nothing was ever staged. */
  private FileStatus[] list(Path place) throws IOException {
    try {
      return files(place).util().listStatus(place);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private FileContext files(Path path) throws IOException {
    return FileContext.getFileContext(path.toUri(), configuration);
  }
}
