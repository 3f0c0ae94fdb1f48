package recast.yarn;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import recast.cli.CommandException;
import recast.testkit.ClusterUnderTest;
import recast.testkit.SharesCluster;

/** A real YARN, and applications whose driver is a program that only waits. */
@SharesCluster
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class HadoopYarnClusterIT extends YarnClusterContract {
  private YarnClient submitter;
  private YarnCluster yarn;

  @BeforeEach
  void connect(ClusterUnderTest cluster) throws IOException {
    YarnConfiguration configuration = WaitingProgram.configuration(cluster);
    submitter = WaitingProgram.client(configuration);
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
    return WaitingProgram.submit(submitter, app, tags);
  }

  @Override
  void awaitDriver(ApplicationId id) {
    await("a container")
        .atMost(Duration.ofMinutes(1))
        .until(() -> yarn.driver(yarn.report(id)).isPresent());
  }
}
