package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;

/** Servers of HDFS fail: a publisher is told what is wrong, and the store stays what it was. */
final class StoreTroubleIT extends StoreFixture {
  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(2, daemons());

  @Override
  Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  @Override
  Path directory() {
    return new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID());
  }

  @Test
  void whileTheNameNodeIsDownNothingIsReleased() throws IOException {
    Release old = publish("old");

    HDFS.cluster().shutdownNameNode(0);
    StoreException failure = failureToPublish();
    restartNameNode();

    Soundness.toldClearly(
        failure, name(), "nobody answers", "HADOOP_CONF_DIR", "nothing was released");
    assertThat(Soundness.check(store)).isEqualTo(old);
    publishesAgain();
  }

  /** Whether a call is under way when the NameNode goes is chance. */
  @Test
  void aPublishDuringARestartOfTheNameNodeIsMadeOrSaysThatItIsNot() throws IOException {
    Release old = publish("old");

    StoreException failure =
        catchThrowableOfType(
            StoreException.class,
            () ->
                publisher()
                    .publish(
                        PublishRequest.of("clone", ""),
                        new EventfulPayload(StoreTroubleIT::restartNameNode)));

    boolean released = !Soundness.check(store).equals(old);
    if (failure == null) {
      assertThat(released).isTrue();
    } else {
      // A call that it still took may find it half gone.
      Soundness.toldClearly(failure, name(), "Cannot publish to");
      assertThat(failure).message().containsAnyOf("nobody answers", "HDFS has failed inside");
      Soundness.toldTruly(failure, released);
    }
    publishesAgain();
  }

  @Test
  void inSafeModeTheStoreIsReadAndNothingIsReleased() throws IOException {
    Release old = publish("old");

    HDFS.cluster().getFileSystem().setSafeMode(SafeModeAction.ENTER);
    StoreException failure = failureToPublish();
    Release meanwhile = Soundness.check(store);
    HDFS.cluster().getFileSystem().setSafeMode(SafeModeAction.LEAVE);

    Soundness.toldClearly(
        failure, name(), "safe mode", "hdfs dfsadmin -safemode leave", "nothing was released");
    assertThat(meanwhile).isEqualTo(old);
    publishesAgain();
  }

  @Test
  void aPublishOutlivesOneOfTwoDatanodes() throws IOException {
    publish("old");
    List<DataNodeProperties> lost = new ArrayList<>();

    Release release =
        publisher()
            .publish(
                PublishRequest.of("clone", ""),
                new EventfulPayload(() -> lost.add(HDFS.cluster().stopDataNode(0))));
    // The NameNode does not know yet, and names the lost one for every block.
    Release next = publish("next");
    assertThat(Soundness.check(store)).isEqualTo(next);
    restart(lost);

    assertThat(release.payload().bytes()).isEqualTo(EventfulPayload.LENGTH);
    publishesAgain();
  }

  @Test
  void withoutDatanodesNothingIsReleased() throws IOException {
    Release old = publish("old");

    List<DataNodeProperties> lost =
        List.of(HDFS.cluster().stopDataNode(0), HDFS.cluster().stopDataNode(0));
    StoreException failure = failureToPublish();
    restart(lost);

    Soundness.toldClearly(
        failure,
        name(),
        "no datanode takes a block",
        "hdfs dfsadmin -report",
        "nothing was released");
    assertThat(Soundness.check(store)).isEqualTo(old);
    publishesAgain();
  }

  private StoreException failureToPublish() {
    return catchThrowableOfType(StoreException.class, () -> publish("new"));
  }

  private void publishesAgain() throws IOException {
    Release next = publish("again");
    assertThat(Soundness.check(store)).isEqualTo(next);
    assertThat(text(next)).isEqualTo("again");
  }

  private String name() {
    return store.reader().name();
  }

  private static void restartNameNode() throws IOException {
    HDFS.cluster().restartNameNode(0);
    HDFS.cluster().waitActive();
  }

  private static void restart(List<DataNodeProperties> lost) throws IOException {
    for (DataNodeProperties datanode : lost) {
      // On another port: any process may have taken the one before meanwhile.
      assertThat(HDFS.cluster().restartDataNode(datanode, false)).isTrue();
    }
    HDFS.cluster().waitActive();
  }

  private static Configuration daemons() {
    Configuration configuration = new Configuration();
    // A NameNode that has restarted hears of its datanodes at their next heartbeat.
    configuration.setInt("dfs.heartbeat.interval", 1);
    return configuration;
  }
}
