package recast.doctor;

import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.Test;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkRequest;
import recast.yarn.InMemoryYarn;

/** What is found on a cluster with one NodeManager of 64 GiB and 64 cores, and one queue. */
final class YarnChecksTest {
  private final Configuration here = new YarnConfiguration();
  private final InMemoryYarn yarn = new InMemoryYarn(here, "ann");

  @Test
  void aClusterWhoseVersionIsKnownPassesAndAnOldOneWarns() throws Exception {
    passes(new ResourceManagerCheck(yarn).look());

    yarn.openPages("3.3.4", new Configuration(false));
    passes(new ResourceManagerCheck(yarn).look());

    yarn.openPages("2.10.2", new Configuration(false));
    warns(new ResourceManagerCheck(yarn).look(), "YARN 2.10.2, 1 NodeManager");
  }

  @Test
  void aQueueThatIsThereIsOpenAndAnotherOneFails() throws Exception {
    passes(new QueueCheck(yarn, plan()).look());
    fails(new QueueCheck(yarn, plan("spark.yarn.queue", "x")).look(), "YARN has no queue 'x'");
  }

  @Test
  void whatTheClusterHoldsPasses() throws Exception {
    passes(new SizesCheck(yarn, plan()).look());
  }

  @Test
  void anExecutorLargerThanAnyContainerFails() throws Exception {
    fails(
        new SizesCheck(yarn, plan("spark.executor.memory", "100g")).look(),
        "no container holds the executor",
        "the largest has 65536 MiB and 64 cores");
  }

  @Test
  void moreExecutorsThanTheNodesHoldWarn() throws Exception {
    warns(
        new SizesCheck(yarn, plan("spark.executor.instances", "100")).look(),
        "more than the 65536 MiB of all NodeManagers");
  }

  @Test
  void theResourceManagersOwnSettingsCountBeforeThoseHere() throws Exception {
    here.setInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, 2);
    AttemptsCheck check = new AttemptsCheck(yarn, plan("spark.yarn.maxAppAttempts", "4"));
    warns(check.look(), "4, but yarn-site.xml here allows 2");

    Configuration there = new Configuration(false);
    there.setInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, 3);
    yarn.openPages("3.3.4", there);
    warns(check.look(), "4, but the ResourceManager allows 3");
  }

  @Test
  void logsThatAreNotCollectedFailAndThoseCollectedLateWarn() throws Exception {
    fails(new LogAggregationCheck(yarn).look(), "yarn-site.xml here says that log aggregation");

    Configuration there = new Configuration(false);
    yarn.openPages("3.3.4", there);
    there.setBoolean(YarnConfiguration.LOG_AGGREGATION_ENABLED, true);
    warns(new LogAggregationCheck(yarn).look(), "a NodeManager says", "at the end only");

    there.setInt(YarnConfiguration.NM_LOG_AGGREGATION_ROLL_MONITORING_INTERVAL_SECONDS, 3600);
    warns(new LogAggregationCheck(yarn).look(), "as TFile");

    there.set(YarnConfiguration.LOG_AGGREGATION_FILE_FORMATS, "IFile");
    passes(new LogAggregationCheck(yarn).look());
  }

  private static SparkConfResolver plan() {
    return new SparkConfResolver(Map::of, Map::of, SparkRequest.none());
  }

  private static SparkConfResolver plan(String key, String value) {
    return new SparkConfResolver(Map::of, Map::of, SparkRequest.of(Map.of(key, value)));
  }
}
