package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer.OrderAnnotation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.Timeout;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.OutputAudit;
import recast.testkit.SourceProcess.Sent;

/**
 * One application lives through whatever goes wrong with its store, its models, its cluster and its
 * driver: scoring goes on, and the next good release is adopted. In the end all records are
 * counted.
 */
@DisruptsCluster
@TestClassOrder(OrderAnnotation.class)
final class FaultsIT {
  private static FaultsFixture fixture;

  @BeforeAll
  static void startScoring(ClusterUnderTest cluster) throws Exception {
    fixture = FaultsFixture.start(cluster);
  }

  @AfterAll
  static void end() throws Exception {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Nested
  @Order(1)
  final class Store extends DamagedStore {
    Store() {
      super(fixture);
    }
  }

  @Nested
  @Order(2)
  final class Models extends DamagedModels {
    Models() {
      super(fixture);
    }
  }

  @Nested
  @Order(3)
  final class Cluster extends DamagedCluster {
    Cluster() {
      super(fixture);
    }
  }

  @Nested
  @Order(4)
  final class Attempts extends FailedAttempts {
    Attempts() {
      super(fixture);
    }
  }

  @Nested
  @Order(5)
  final class Drivers extends KilledDrivers {
    Drivers() {
      super(fixture);
    }
  }

  /** A driver is killed before its stop: the next attempt scores what was received, and stops. */
  @Nested
  @Order(6)
  final class End {
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noRecordIsLostOrScoredTwice() throws Exception {
      int attempt = fixture.app().said().attempt();
      fixture.app().killDriver();
      fixture.app().stop();
      assertThat(fixture.app().said().attempt()).isEqualTo(attempt + 1);
      assertThat(fixture.app().said().batches().completed()).isPositive();
      Sent sent = fixture.scene().source().stop();

      OutputAudit audit =
          new OutputAudit(fixture.scene().output().read(), fixture.scene().publisher());
      audit.everyBatchHasOneRelease();
      audit.nothingFailed();
      int lost = audit.everyRecordBeforeTheLastDeathIsThereOnce(sent);
      assertThat(fixture.scene().output().unfinished()).isEmpty();
      System.err.printf(
          "%d records, %d of them on their way to a receiver that was killed%n",
          sent.records(), lost);
    }
  }
}
