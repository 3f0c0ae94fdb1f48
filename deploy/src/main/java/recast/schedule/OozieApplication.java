package recast.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * The directory on the cluster from which Oozie runs a schedule.
 *
 * @param path of the default file system
 */
record OozieApplication(org.apache.hadoop.fs.Path path) {
  private static final String SETTINGS = "recast.properties";

  static OozieApplication of(OozieOptions options, ClusterAddresses cluster) {
    org.apache.hadoop.fs.Path own =
        new org.apache.hadoop.fs.Path(cluster.home(), ".recast/schedules/" + options.name());
    return new OozieApplication(
        options
            .appPath()
            .map(path -> new org.apache.hadoop.fs.Path(cluster.home(), path))
            .orElse(own));
  }

  /** Puts there what a run needs: {@code files}, the user's settings, and the jars. */
  void put(OozieFiles files, Map<String, String> environment, Configuration configuration)
      throws IOException {
    FileSystem fileSystem = path.getFileSystem(configuration);
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      put(file.getValue().getBytes(StandardCharsets.UTF_8), file.getKey(), fileSystem);
    }
    Path settings = Path.of(environment.get("RECAST_CONF_DIR"), SETTINGS);
    put(Files.readAllBytes(settings), SETTINGS, fileSystem);
    for (String jar : OozieFiles.JARS) {
      Path local = Path.of(environment.get("RECAST_JARS"), jar + ".jar");
      put(Files.readAllBytes(local), "jars/" + jar + ".jar", fileSystem);
    }
  }

  private void put(byte[] bytes, String name, FileSystem fileSystem) throws IOException {
    try (OutputStream file = fileSystem.create(new org.apache.hadoop.fs.Path(path, name), true)) {
      file.write(bytes);
    }
  }
}
