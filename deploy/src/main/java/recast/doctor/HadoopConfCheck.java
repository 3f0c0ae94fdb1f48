package recast.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * HADOOP_CONF_DIR names a cluster.
 *
 * @param directory what it says
 * @param conf Recast's own configuration, which stands in where it says nothing
 */
record HadoopConfCheck(Path directory, Path conf) implements Check {
  static final String NAME = "hadoop-conf";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "export HADOOP_CONF_DIR, the directory with core-site.xml, hdfs-site.xml and yarn-site.xml of your cluster,"
        + " or start the embedded one: recast cluster start";
  }

  @Override
  public Finding look() throws IOException {
    SiteFiles files = new SiteFiles(directory);
    Optional<String> missing = files.missing();
    if (missing.isPresent()) {
      String where =
          directory.equals(conf)
              ? "HADOOP_CONF_DIR is not set, and %s".formatted(conf)
              : "HADOOP_CONF_DIR '%s'".formatted(directory);
      return Finding.fail(
          "%s has no %s that can be read".formatted(where, missing.get()), remedy());
    }
    Optional<String> malformed = files.malformed();
    return malformed.isPresent()
        ? Finding.fail(malformed.get(), "fix the file, or let HADOOP_CONF_DIR name another one")
        : named(files);
  }

  private Finding named(SiteFiles sites) throws IOException {
    Configuration settings = new Configuration(false);
    for (Path file : sites.present()) {
      settings.addResource(file.toUri().toURL());
    }
    String files = settings.get("fs.defaultFS", settings.get("fs.default.name", "file:///"));
    return files.startsWith("file:")
        ? Finding.fail(
            "the core-site.xml of %s names no HDFS: fs.defaultFS is %s".formatted(directory, files),
            remedy())
        : Finding.pass(directory + " names " + files);
  }
}
