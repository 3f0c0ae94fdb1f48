package recast.it.application;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.OutputAudit;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** A receiver that HDFS lets down for longer than it waits. */
@DisruptsCluster
@Tag(Stress.TAG)
final class DeafReceiverIT {
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aDriverWhoseReceiverCannotStoreGivesWayToTheNext(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "deaf")) {
      Release release = scene.publisher().good();
      // Less timeout than the NameNode needs to come back.
      Application app =
          scene.submit(
              "--wait-running",
              "3m",
              "--",
              "--conf",
              "spark.streaming.receiver.writeAheadLog.rollingIntervalSecs=1",
              "--conf",
              "spark.streaming.receiver.blockStoreTimeout=3");
      app.adopts(release);
      app.goesOnWith(release);
      cluster.takeNameNodeAway(Duration.ofSeconds(10));
      app.awaits(
          "the next attempt scores", said -> said.attempt() > 1 && said.batches().scored() > 0);
      app.goesOnWith(release);
      app.stop();
      new OutputAudit(scene.output().read(), scene.publisher()).everyBatchHasOneRelease();
    }
  }
}
