package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;

/** A directory that may hold no more: a publisher is told so, and the store stays what it was. */
final class StoreQuotaIT extends StoreFixture {
  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1);

  @Override
  Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  @Override
  Path directory() {
    return new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID());
  }

  /** Each try has room for one name more than the one before, and fails one step later. */
  @Test
  void aFullDirectoryIsNamedAtEveryStepOfAPublish() throws IOException {
    Release newest = publish("old");
    int failures = 0;
    for (StoreException failure = fullAfter(0); failure != null; failure = fullAfter(failures)) {
      failures++;
      Soundness.toldClearly(
          failure, name(), "NameSpace quota", "recast prune", "hdfs dfsadmin -setQuota");
      Release head = store.reader().releases(1).get(0);
      Soundness.toldTruly(failure, !head.equals(newest));
      newest = head;
      assertThat(text(store.reader().current().orElseThrow())).isIn("old", "new");
    }

    assertThat(failures).as("directories and files that a publish needs").isEqualTo(6);
    Soundness.check(store);
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
  }

  @Test
  void aPruneMakesRoom() throws IOException {
    for (int i = 0; i < 5; i++) {
      publish("old");
    }
    assertThat(fullAfter(2)).hasMessageContaining("recast prune");

    store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ofHours(1)));

    publish("new");
    assertThat(store.verifier().problems()).isEmpty();
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    Release old = publish("old");
    hdfs().setQuota(root, HdfsConstants.QUOTA_DONT_SET, 1_000_000);

    Soundness.toldClearly(
        failureToPublish(),
        name(),
        "DiskSpace quota",
        "a whole block",
        "hdfs dfsadmin -setSpaceQuota",
        "nothing was released");

    assertThat(Soundness.check(store)).isEqualTo(old);
    hdfs().setQuota(root, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
    Release next = publish("new");
    assertThat(Soundness.check(store)).isEqualTo(next);
  }

  /** Publishes into a directory that has room for so many names; nothing when it succeeded. */
  private StoreException fullAfter(int names) throws IOException {
    long used = hdfs().getContentSummary(root).getFileAndDirectoryCount();
    hdfs().setQuota(root, used + names, HdfsConstants.QUOTA_DONT_SET);
    return failureToPublish();
  }

  private StoreException failureToPublish() {
    return catchThrowableOfType(StoreException.class, () -> publish("new"));
  }

  private String name() {
    return store.reader().name();
  }

  private static DistributedFileSystem hdfs() throws IOException {
    return HDFS.cluster().getFileSystem();
  }
}
