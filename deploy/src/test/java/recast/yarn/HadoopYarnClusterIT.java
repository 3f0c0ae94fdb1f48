package recast.yarn;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import recast.cli.CommandException;
import recast.testkit.ClusterUnderTest;
import recast.testkit.SharedCluster;

/** A real YARN, and applications whose driver is a program that only waits. */
@ExtendWith(SharedCluster.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class HadoopYarnClusterIT extends YarnClusterContract {
  private YarnConfiguration configuration;
  private YarnClient submitter;
  private YarnCluster yarn;

  @BeforeEach
  void connect(ClusterUnderTest cluster) throws IOException {
    configuration = new YarnConfiguration();
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      configuration.addResource(cluster.conf().resolve(file).toUri().toURL());
    }
    submitter = YarnClient.createYarnClient();
    submitter.init(configuration);
    submitter.start();
    yarn = HadoopYarnCluster.of(configuration);
  }

  @AfterEach
  void endWhatWasSubmitted() throws IOException, CommandException {
    for (var report : yarn.alive()) {
      if (report.getName().startsWith("contract-")) {
        yarn.kill(report.getApplicationId());
      }
    }
    yarn.close();
    submitter.stop();
  }

  @Override
  YarnCluster cluster() {
    return yarn;
  }

  @Override
  ApplicationId submit(String app, Set<String> tags) throws Exception {
    ApplicationSubmissionContext application =
        submitter.createApplication().getApplicationSubmissionContext();
    application.setApplicationName(app);
    application.setApplicationTags(tags);
    application.setMaxAppAttempts(1);
    application.setResource(Resource.newInstance(256, 1));
    application.setAMContainerSpec(
        ContainerLaunchContext.newInstance(
            Map.of(), Map.of(), List.of("sleep 120"), null, null, null));
    return submitter.submitApplication(application);
  }

  @Override
  void awaitDriver(ApplicationId id) {
    await("a container")
        .atMost(Duration.ofMinutes(1))
        .until(() -> yarn.driver(yarn.report(id)).isPresent());
  }
}
