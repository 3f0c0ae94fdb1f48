package recast.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.QueueACL;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;

/** What commands rely on, whatever the cluster is. Others may use it at the same time. */
abstract class YarnClusterContract {
  private final String name = "contract-" + UUID.randomUUID();

  abstract YarnCluster cluster() throws Exception;

  /** An application of this user, which is not over. */
  abstract ApplicationId submit(String app, Set<String> tags) throws Exception;

  /** Returns once YARN has given the driver of the application a container. */
  abstract void awaitDriver(ApplicationId id) throws Exception;

  @Test
  void anApplicationIsFoundByItsNameByItsTagAndAsOneThatIsAlive() throws Exception {
    String tag = YarnCluster.newTag();
    ApplicationId id = submit(name, Set.of(YarnCluster.TAG, tag));

    assertThat(ids(cluster().tagged(tag))).containsExactly(id);
    assertThat(ids(cluster().tagged(YarnCluster.TAG))).contains(id);
    assertThat(cluster().runs(name).alive().map(ApplicationReport::getApplicationId)).contains(id);
    assertThat(ids(cluster().alive())).contains(id);
    ApplicationReport report = cluster().report(id);
    assertThat(report.getName()).isEqualTo(name);
    assertThat(report.getUser()).isEqualTo(cluster().user());
    assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.UNDEFINED);
  }

  @Test
  void anApplicationWithoutOurTagIsNoRunButAlive() throws Exception {
    ApplicationId id = submit(name, Set.of("somebody-elses"));

    assertThat(ids(cluster().tagged(YarnCluster.TAG))).doesNotContain(id);
    assertThat(cluster().runs(name).alive()).isEmpty();
    assertThat(ids(cluster().alive())).contains(id);
  }

  @Test
  void aTagThatNothingHasFindsNothing() throws Exception {
    assertThat(cluster().tagged(YarnCluster.newTag())).isEmpty();
  }

  @Test
  void anApplicationThatIsKilledIsNoLongerAliveAndStaysKilled() throws Exception {
    ApplicationId id = submit(name, Set.of(YarnCluster.TAG));
    cluster().kill(id);

    assertThat(cluster().report(id).getYarnApplicationState())
        .isEqualTo(YarnApplicationState.KILLED);
    assertThat(ids(cluster().alive())).doesNotContain(id);
    assertThat(cluster().runs(name).alive()).isEmpty();
    assertThat(ids(cluster().tagged(YarnCluster.TAG))).contains(id);
    String diagnostics = cluster().report(id).getDiagnostics();

    cluster().kill(id);
    assertThat(cluster().report(id).getDiagnostics()).isEqualTo(diagnostics);
  }

  @Test
  void aReportDoesNotChangeAfterwards() throws Exception {
    ApplicationId id = submit(name, Set.of(YarnCluster.TAG));
    ApplicationReport before = cluster().report(id);
    cluster().kill(id);
    assertThat(before.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.UNDEFINED);
  }

  @Test
  void aDriverWithAContainerIsRememberedAfterItsEnd() throws Exception {
    ApplicationId id = submit(name, Set.of(YarnCluster.TAG));
    awaitDriver(id);

    assertThat(cluster().hadDriver(cluster().report(id))).isTrue();
    cluster().kill(id);
    assertThat(cluster().hadDriver(cluster().report(id))).isTrue();
  }

  @Test
  void whatYarnDoesNotKnowIsAnError() {
    ApplicationId unknown = ApplicationId.newInstance(1, 999_999);
    assertThatThrownBy(() -> cluster().report(unknown))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(unknown.toString());
    assertThatThrownBy(() -> cluster().kill(unknown))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(unknown.toString());
  }

  @Test
  void aQueueIsFoundByItsName() throws Exception {
    assertThat(cluster().queue("default")).isPresent();
    assertThat(cluster().queue("no-such-queue")).isEmpty();
    assertThat(cluster().rights("default")).contains(QueueACL.SUBMIT_APPLICATIONS);
  }

  @Test
  void thereAreNodesAndTheyGiveContainers() throws Exception {
    assertThat(cluster().nodes()).isNotEmpty();
    assertThat(cluster().largest().getMemorySize()).isPositive();
    assertThat(cluster().largest().getVirtualCores()).isPositive();
  }

  @Test
  void theHomeIsOfTheUser() throws Exception {
    assertThat(cluster().home().getName()).isEqualTo(cluster().user());
    assertThat(cluster().isSecure()).isFalse();
  }

  private static List<ApplicationId> ids(List<ApplicationReport> reports) {
    return reports.stream().map(ApplicationReport::getApplicationId).toList();
  }
}
