package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The real process, from start to stop. */
@TestMethodOrder(OrderAnnotation.class)
class EmbeddedClusterIT {
  private static final Path ROOT = Path.of("target/cluster").toAbsolutePath();
  private static final ClusterDirectory DIRECTORY = new ClusterDirectory(ROOT);
  private static ProcessHandle process;

  @BeforeAll
  static void start() throws Exception {
    Command start = Command.run(ROOT, "start", "--datanodes", "2", "--nodemanagers", "1");
    assertThat(start.exitCode()).as(start.err()).isZero();
    assertThat(start.out()).isEqualTo(DIRECTORY.conf().toString());
    assertThat(start.err()).contains("starting HDFS").contains("starting YARN");
    process = ClusterProcess.running(DIRECTORY).orElseThrow();
  }

  @AfterAll
  static void killWhatAFailedTestLeft() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void writtenConfigurationLeadsToAFileSystem() throws IOException {
    var file = new org.apache.hadoop.fs.Path("/tmp/greeting");
    try (FileSystem hdfs = FileSystem.newInstance(ClusterConfFiles.read(DIRECTORY.conf()))) {
      try (FSDataOutputStream out = hdfs.create(file)) {
        out.writeUTF("hello");
      }
      try (FSDataInputStream in = hdfs.open(file)) {
        assertThat(in.readUTF()).isEqualTo("hello");
      }
    }
  }

  @Test
  void writtenConfigurationNamesNoClass() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.conf())) {
      assertThat(files).hasSize(4).allSatisfy(f -> assertThat(f).content().doesNotContain("org."));
    }
  }

  @Test
  void resourceManagerAndNodeManagerServeTheirOwnPages() throws Exception {
    Configuration conf = ClusterConfFiles.read(DIRECTORY.conf());
    String nodes = get(conf.get("yarn.resourcemanager.webapp.address") + "/ws/v1/cluster/nodes");
    String node = nodes.replaceFirst("(?s).*\"nodeHTTPAddress\":\"([^\"]+)\".*", "$1");
    assertThat(get(node + "/ws/v1/node/info")).contains("\"nodeInfo\"");
  }

  @Test
  void secondStartIsRefused() throws Exception {
    Command second = Command.run(ROOT, "start", "--datanodes", "1", "--nodemanagers", "1");
    assertThat(second.exitCode()).isEqualTo(3);
    assertThat(second.err()).contains("process " + process.pid());
  }

  @Test
  void statusCountsTheNodes() throws Exception {
    Command status = Command.run(ROOT, "status");
    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.out())
        .containsPattern("state +running")
        .containsPattern("datanodes +2")
        .containsPattern("nodemanagers +1");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void listensOnTheLoopbackOnly() throws IOException {
    assertThat(Listeners.of(process.pid()))
        .hasSizeGreaterThan(10)
        .allMatch(address -> address.startsWith("0100007F:"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void stopLeavesTheLogAlone() throws Exception {
    Command stop = Command.run(ROOT, "stop");
    assertThat(stop.exitCode()).as(stop.err()).isZero();
    assertThat(process.isAlive()).isFalse();
    assertThat(DIRECTORY.conf()).doesNotExist();
    assertThat(DIRECTORY.data()).doesNotExist();
    assertThat(DIRECTORY.temporary()).doesNotExist();
    assertThat(DIRECTORY.log()).exists();
    assertThat(Command.run(ROOT, "stop").exitCode()).isZero();
    assertThat(Command.run(ROOT, "status").exitCode()).isEqualTo(1);
  }

  private static String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
