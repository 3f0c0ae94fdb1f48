package recast.deploy;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recast.doctor.Preflight;
import recast.sparkconf.ReceiverSettings;
import recast.sparkconf.ShippedFiles;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** Puts on the cluster what an application is made of, once it is sure that it can run there. */
final class SubmissionFactory {
  /** Either says where the cluster has Spark. */
  private static final List<String> SPARKS = List.of("spark.yarn.archive", "spark.yarn.jars");

  private SubmissionFactory() {}

  /** The submission of this installation's build, which is on the cluster when this returns. */
  static Submission of(
      SubmitOptions options, Installation installation, YarnCluster cluster, PrintStream err)
      throws Exception {
    SparkConfResolver plan = installation.plan(options.spark());
    ShippedFiles.require(plan.settings());
    Preflight.require(installation.conf(), plan, options.store(), cluster);
    if (options.output().isPresent()) {
      OutputCheck.require(options.output().get(), options.app(), cluster.configuration());
    }
    if (cluster.isSecure() && options.keytab().isEmpty()) {
      err.println(
          "warning: without --principal and --keytab, the application ends with its delegation tokens: after 7 days, where nobody has set another time");
    }
    ArtifactCache shelf = ArtifactCache.of(cluster.configuration());
    Map<String, String> settings =
        plan.needsReceiver()
            ? new TreeMap<>(installation.sparkSettings())
            : ReceiverSettings.removedFrom(installation.sparkSettings());
    if (Collections.disjoint(plan.settings().keySet(), SPARKS)) {
      settings.put(SPARKS.get(0), SparkArchive.on(shelf, installation.sparkHome(), err));
    }
    return Submission.of(
        options,
        options.keytab().filter(keytab -> cluster.isSecure()),
        settings,
        plan.settings(),
        AppArtifacts.on(shelf, installation, options.formats()));
  }
}
