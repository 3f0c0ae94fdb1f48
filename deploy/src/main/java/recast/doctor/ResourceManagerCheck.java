package recast.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.yarn.YarnCluster;

/** YARN answers, and has NodeManagers. */
record ResourceManagerCheck(YarnCluster yarn) implements Check {
  static final String NAME = "resourcemanager";
  private static final int OLDEST = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remedy() {
    return "start YARN, or let HADOOP_CONF_DIR name the cluster that is up; a firewall may be between";
  }

  @Override
  public Finding look() throws YarnException, IOException {
    List<NodeReport> nodes = yarn.nodes();
    if (nodes.isEmpty()) {
      return Finding.fail(
          "YARN answers, but no NodeManager runs",
          "start some; 'yarn node -list -all' tells how they are");
    }
    Optional<String> version = yarn.version();
    String found =
        "YARN %s, %d NodeManager%s"
            .formatted(
                version.orElse("of a version that its web page does not tell"),
                nodes.size(),
                nodes.size() == 1 ? "" : "s");
    return version.isPresent() && isOld(version.get())
        ? Finding.warn(
            found + "; Recast was never tried with one before 3", "use a cluster of Hadoop 3")
        : Finding.pass(found);
  }

  private static boolean isOld(String version) {
    return version.matches("\\d+[.].*")
        && Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST;
  }
}
