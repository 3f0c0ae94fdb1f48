package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Puts on the cluster what an application is made of. */
final class Shipment {
  private static final List<String> SPARKS = List.of("spark.yarn.archive", "spark.yarn.jars");

  private Shipment() {}

  /** The submission of this installation's build, which is on the cluster when this returns. */
  static Submission of(
      SubmitOptions options, Installation installation, Cluster cluster, PrintStream talk)
      throws IOException {
    Shelf shelf = Shelf.of(cluster.configuration());
    Map<String, String> settings =
        SparkSettings.read(
            installation.conf(), installation.clusterConf(), installation.sparkHome());
    if (!hasSpark(settings, options.spark())) {
      settings.put(SPARKS.get(0), SparkArchive.on(shelf, installation.sparkHome(), talk));
    }
    return Submission.of(options, settings, Build.on(shelf, installation));
  }

  /** Whether somebody has said where the cluster finds Spark. */
  private static boolean hasSpark(Map<String, String> settings, List<String> words) {
    return SPARKS.stream()
        .anyMatch(
            key ->
                settings.containsKey(key)
                    || words.stream().anyMatch(word -> word.startsWith(key + "=")));
  }
}
