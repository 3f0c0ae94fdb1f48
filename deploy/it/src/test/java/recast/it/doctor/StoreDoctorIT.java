package recast.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import recast.doctor.Finding;
import recast.doctor.Severity;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Publisher;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;

/** Something of a store is broken, and the check that looks for it says so. */
@SharesCluster
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class StoreDoctorIT {
  private final ClusterUnderTest cluster;
  private DoctorFixture patient;

  StoreDoctorIT(ClusterUnderTest cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void makePatient(TestInfo test) throws IOException, InterruptedException {
    patient = new DoctorFixture(cluster, test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void aStoreThatIsMissingFails() throws Exception {
    patient.hdfs().delete(patient.inStore(""));

    patient.fails(Publisher.USER, "store", "There is no store at");
  }

  @Test
  void whoMayDoWhatInTheStoreIsSaid() throws Exception {
    Map<String, Finding> scorer = patient.examined(StreamingFixture.SCORER);
    assertThat(DoctorFixture.failed(scorer)).isEmpty();
    assertThat(scorer.get("store-rights").text())
        .isEqualTo("user scorer may read, run applications");
    assertThat(scorer.get("store-publish")).isEqualTo(skipped("you may not publish here"));
    assertThat(scorer.get("clock")).isEqualTo(skipped("you may not publish here"));

    patient.fails(
        DoctorFixture.STRANGER, "store-rights", "user stranger may not read", "(publisher:scoring");
    patient.hdfs().setMode(patient.inStore("adoptions"), 0750);
    patient.fails(
        StreamingFixture.SCORER, "store-rights", "may read and nothing else", "/adoptions");
    patient.hdfs().setMode(patient.inStore("adoptions"), 0770);
    patient.warns(Publisher.USER, "store-rights", "sticky bit");
  }

  @Test
  void aPartInAnotherEncryptionZoneFails() throws Exception {
    String versions = patient.inStore("versions");
    patient.hdfs().delete(versions);
    patient.hdfs().makeDirectory(versions, Publisher.USER, StreamingFixture.GROUP, 0750);
    cluster.encrypt(versions);

    patient.fails(
        Publisher.USER,
        "store-place",
        versions + " is in the encryption zone " + versions + ", the store in no encryption zone");
  }

  @Test
  void aQuotaThatIsUsedUpFailsAndOneThatNearlyIsWarns() throws Exception {
    try (DistributedFileSystem superuser = patient.superuser()) {
      Path path = new Path(patient.inStore(""));
      superuser.setQuota(path, 1_000, 2L << 30);
      Map<String, Finding> findings = patient.examined(Publisher.USER);
      assertThat(DoctorFixture.failed(findings)).isEmpty();
      assertThat(findings.get("store-quota").grade()).isEqualTo(Severity.PASS);
      assertThat(findings.get("store-quota").text())
          .contains(" of 1000 names", " of 2147483648 bytes");

      for (int i = 0; i < 200; i++) {
        assertThat(superuser.mkdirs(new Path(path, "filler/" + i))).isTrue();
      }
      long used = superuser.getQuotaUsage(path).getFileAndDirectoryCount();
      superuser.setQuota(path, used + 20, HdfsConstants.QUOTA_RESET);
      patient.warns(Publisher.USER, "store-quota", "20 of", "less than 10 %");
      superuser.setQuota(path, used, HdfsConstants.QUOTA_DONT_SET);
      findings = patient.examined(Publisher.USER);
      assertThat(DoctorFixture.failed(findings)).containsExactly("store-quota", "store-publish");
      assertThat(findings.get("store-publish").text()).contains("quota");
      assertThat(patient.names()).noneMatch(name -> name.startsWith(".staging"));
    }
  }

  @Test
  void aClockThatIsWrongFails() throws Exception {
    patient.ahead(Duration.ofMinutes(2)).fails(Publisher.USER, "clock", "behind the one here");
    patient.ahead(Duration.ofSeconds(-10)).warns(Publisher.USER, "clock", "ahead of");
  }

  @Test
  void aPointerThatLagsFails() throws Exception {
    patient.publisher().good();
    byte[] first = patient.hdfs().read(patient.inStore("releases/00000001.json"));
    patient
        .hdfs()
        .replace(patient.inStore("current"), first, 0644, Publisher.USER, StreamingFixture.GROUP);

    patient.fails(Publisher.USER, "store-pointer", "release 1", "ends with release 2");
  }

  @Test
  void whatAPublisherHasLeftLongAgoWarns() throws Exception {
    Path leftover = new Path(patient.inStore(".staging-1"));
    patient.hdfs().makeDirectory(leftover.toString(), Publisher.USER, StreamingFixture.GROUP, 0750);
    long old = Instant.now().minusSeconds(7200).toEpochMilli();
    patient.hdfs().files().setTimes(leftover, old, old);

    patient.warns(Publisher.USER, "store-leftovers", ".staging-1");
  }

  private static Finding skipped(String reason) {
    return new Finding(Severity.SKIP, reason, "");
  }
}
