package recast.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.Endpoint;
import recast.doctor.Finding;
import recast.doctor.Severity;
import recast.json.JsonObject;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.Publisher;
import recast.testkit.RecastProcess;
import recast.testkit.StreamingFixture;

/** Something is broken, and the check that looks for it says so, and no other one. */
@DisruptsCluster
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DoctorIT {
  private final ClusterUnderTest cluster;
  @TempDir private Path directory;
  private DoctorFixture patient;

  DoctorIT(ClusterUnderTest cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void makePatient(TestInfo test) throws IOException, InterruptedException {
    patient = new DoctorFixture(cluster, test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void allIsWellAndTheStoreIsLeftAsItWas() throws Exception {
    List<String> before = patient.names();

    RecastProcess.Ended doctor =
        door()
            .with("HADOOP_CONF_DIR", cluster.conf().toString())
            .run("doctor", "--store", patient.inStore(""), "--json");

    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.err()).isEmpty();
    JsonObject report =
        JsonObject.fromJson(doctor.out().getBytes(StandardCharsets.UTF_8), "the report");
    assertThat(report.number("failed")).isZero();
    assertThat(report.number("warned")).isZero();
    for (JsonObject check : report.optionalObjects("checks")) {
      // There is no Kerberos, no quota, and no source was named.
      assertThat(check.text("result"))
          .as(check.text("name"))
          .isEqualTo(List.of("kerberos", "source").contains(check.text("name")) ? "SKIP" : "PASS");
    }
    assertThat(patient.names()).isEqualTo(before);
  }

  @Test
  void aDeadClusterAndBrokenFilesAreSaidWithinAMinute() throws Exception {
    Path conf = Files.createDirectory(directory.resolve("conf"));
    try (DirectoryStream<Path> shipped =
        Files.newDirectoryStream(Build.home().resolve("../conf"))) {
      for (Path file : shipped) {
        Files.copy(file, conf.resolve(file.getFileName()));
      }
    }
    Files.writeString(conf.resolve("spark.conf"), "spark.a\n");
    Files.writeString(conf.resolve("log4j2-driver.properties"), "appender.a.type = Flie\n");
    Path dead = Files.createDirectory(directory.resolve("dead"));
    Files.writeString(dead.resolve("core-site.xml"), site("fs.defaultFS", "hdfs://127.0.0.1:1"));
    Files.writeString(
        dead.resolve("yarn-site.xml"), site("yarn.resourcemanager.address", "127.0.0.1:1"));

    Instant start = Instant.now();
    RecastProcess.Ended doctor =
        door()
            .with("HADOOP_CONF_DIR", dead.toString())
            .with("RECAST_CONF_DIR", conf.toString())
            .run("doctor", "--store", patient.inStore(""), "--source", "127.0.0.1:1");

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(" 3 FAIL  spark-conf ", conf + "/spark.conf", ":1: 'spark.a' has no value")
        .contains(" 4 SKIP  spark-settings  check 3, spark-conf, has failed")
        .contains(" 7 FAIL  log4j2 ", conf + "/log4j2-driver.properties")
        .contains("10 FAIL  namenode ", "nobody answers", "remedy: start HDFS")
        .contains("11 FAIL  resourcemanager ", "remedy: start YARN")
        .contains("12 SKIP  queue           check 11, resourcemanager, has failed")
        .contains("16 FAIL  source ", "127.0.0.1:1")
        .contains("23 SKIP  store-pointer   check 10, namenode, has failed")
        .doesNotContain("Exception", "\tat ");
    assertThat(doctor.err())
        .contains("28 checks, 5 failed (spark-conf, log4j2, namenode, resourcemanager, source)")
        .doesNotContain("\tat ");
  }

  @Test
  void aConfigurationThatIsNoXmlIsSaidWithoutAStackTrace() throws Exception {
    Path broken = Files.createDirectory(directory.resolve("broken"));
    Files.writeString(broken.resolve("core-site.xml"), site("fs.defaultFS", "hdfs://127.0.0.1:1"));
    Files.writeString(broken.resolve("yarn-site.xml"), "<configuration>\n<property>");

    RecastProcess.Ended doctor = door().with("HADOOP_CONF_DIR", broken.toString()).run("doctor");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.out())
        .contains(" 8 FAIL  hadoop-conf ", broken + "/yarn-site.xml is no XML: line 2")
        .contains("24 SKIP  store-leftovers");
    assertThat(doctor.err()).contains("1 failed (hadoop-conf)").doesNotContain("\tat ");
  }

  @Test
  void aUserWithoutAHomeCannotSubmit() throws Exception {
    Finding home = patient.examined(DoctorFixture.STRANGER).get("home");
    assertThat(home.grade()).isEqualTo(Severity.WARN);
    assertThat(home.text()).contains("user stranger may not write the home", "/user/stranger");
  }

  @Test
  void aNameNodeInSafeModeFails() throws Exception {
    try (DistributedFileSystem superuser = patient.superuser()) {
      superuser.setSafeMode(SafeModeAction.ENTER);
      try {
        patient.fails(Publisher.USER, "namenode", "in safe mode");
      } finally {
        superuser.setSafeMode(SafeModeAction.LEAVE);
      }
    }
  }

  @Test
  void aQueueThatYarnDoesNotHaveFails() throws Exception {
    patient.typed("spark.yarn.queue", "nosuch").fails(Publisher.USER, "queue", "'nosuch'");
  }

  @Test
  void aContainerThatNoNodeHoldsFails() throws Exception {
    patient
        .typed("spark.executor.memory", "100g")
        .fails(Publisher.USER, "sizes", "no container holds the executor", "112640 MiB");
  }

  @Test
  void moreExecutorsThanThereIsRoomForWarn() throws Exception {
    patient
        .typed("spark.executor.instances", "50")
        .warns(Publisher.USER, "sizes", "50 x executor", "some executors never start");
  }

  /** Its NodeManagers keep their settings to themselves, so that the client's own count. */
  @Test
  void logsThatAreNotCollectedAreSaid() throws Exception {
    patient.with("yarn.http.policy", "HTTPS_ONLY");

    patient.with("yarn.log-aggregation-enable", "false");
    patient.fails(Publisher.USER, "log-aggregation", "yarn-site.xml here", "is off");
    patient.with("yarn.log-aggregation-enable", "true");
    patient.warns(Publisher.USER, "log-aggregation", "at the end only");
    patient.with("yarn.nodemanager.log-aggregation.roll-monitoring-interval-seconds", "3600");
    patient.warns(Publisher.USER, "log-aggregation", "as TFile", "forgets the application");
  }

  @Test
  void aSourceThatListensPassesAndOneThatDoesNotFails() throws Exception {
    try (ServerSocket source = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint endpoint = new Endpoint("127.0.0.1", source.getLocalPort());
      Map<String, Finding> findings = patient.source(endpoint).examined(Publisher.USER);
      assertThat(DoctorFixture.failed(findings)).isEmpty();
      assertThat(findings.get("source").text()).isEqualTo(endpoint + " answers");
    }
    patient.source(new Endpoint("127.0.0.1", 1)).fails(Publisher.USER, "source", "refused");
  }

  @Test
  void aSubmitLooksFirst() throws Exception {
    assertThat(patient.refusal(StreamingFixture.SCORER)).isEmpty();

    assertThat(patient.typed("spark.driver.memory", "100g").refusal(StreamingFixture.SCORER))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("holds the driver"));
    assertThat(patient.typed("spark.yarn.queue", "nosuch").refusal(StreamingFixture.SCORER))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("no queue 'nosuch'"));
    patient.hdfs().setMode(patient.inStore("releases"), 0700);
    assertThat(patient.refusal(StreamingFixture.SCORER))
        .hasValueSatisfying(
            refusal -> assertThat(refusal).contains("user scorer may not read", "/releases"));
    patient.hdfs().delete(patient.inStore(""));
    assertThat(patient.refusal(StreamingFixture.SCORER))
        .hasValueSatisfying(refusal -> assertThat(refusal).contains("There is no store at"));
  }

  @Test
  void aSubmitThatCannotRunEndsAtOnce() throws Exception {
    RecastProcess.Ended submit =
        door()
            .with("HADOOP_CONF_DIR", cluster.conf().toString())
            .run(
                "submit",
                "--app",
                "doctored",
                "--store",
                patient.inStore(""),
                "--executor-memory",
                "100g");

    assertThat(submit.exitCode()).isEqualTo(1);
    assertThat(submit.out()).isEmpty();
    assertThat(submit.err())
        .contains("no container holds the executor", "ask for less with", "--executor-memory")
        .doesNotContain("submitting", "\tat ");
  }

  private RecastProcess door() {
    return new RecastProcess(directory.resolve("scratch")).with("HADOOP_USER_NAME", Publisher.USER);
  }

  private static String site(String name, String value) {
    return "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
        .formatted(name, value);
  }
}
