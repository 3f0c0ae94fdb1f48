package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import recast.testkit.ClusterUnderTest;
import recast.testkit.OutputAudit;
import recast.testkit.Stress;

/** An executor is killed, the NameNode is away, the output is full: the driver goes on. */
@TestMethodOrder(OrderAnnotation.class)
abstract class DamagedCluster extends SurvivedFaults {
  private static final int LAST = Integer.MAX_VALUE;

  /** Less than a block. */
  private static final long TOO_LITTLE = 1 << 20;

  private static final Duration OUTAGE = Duration.ofSeconds(Stress.choose(10, 60));

  private final ClusterUnderTest cluster;

  DamagedCluster(FaultsFixture fixture) {
    super(fixture);
    cluster = fixture.cluster();
  }

  @Test
  void survivesAnExecutorThatIsKilledDuringASwap() throws Exception {
    scoring.publishes();
    app.killExecutor();
    scoring.follows();
    scoring.goesOn();
    scoring.adoptsTheNext();
  }

  @Test
  void waitsForANameNodeThatIsAway() throws Exception {
    scoring.publishes();
    cluster.takeNameNodeAway(OUTAGE);
    scoring.follows();
    scoring.goesOn();
    scoring.adoptsTheNext();
  }

  @Test
  void waitsForRoomInItsOutput() throws Exception {
    scene.hdfs().limitSpace(scene.output().root(), TOO_LITTLE);
    app.awaits(
        "a batch waits",
        said -> said.problems().output().filter(reason -> reason.contains("quota")).isPresent());
    assertThat(app.status()).contains("batches wait until there is room");
    scene.hdfs().unlimitSpace(scene.output().root());
    app.awaits("it has room", said -> said.problems().output().isEmpty());
    scoring.goesOn();
  }

  @Test
  @Order(LAST)
  void everyBatchWasPrintedUpToNow() throws Exception {
    List<String> printed = app.printed();
    scoring.goesOn();
    new OutputAudit(scene.output().read(), scene.publisher()).everyBatchWasPrinted(printed);
  }
}
