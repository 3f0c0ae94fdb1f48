package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recast.run.RunDirectory;
import recast.testkit.Application;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Hdfs;
import recast.testkit.Output;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess;

/** The whole scenario through the real scripts, spark-submit and YARN in cluster mode. */
@SharesCluster
final class EndToEndIT {
  private static final Path SCRATCH = Path.of("target", "e2e").toAbsolutePath();

  /** On the default file system, as most people write it. */
  private static final String STORE = "hdfs:///models/a store";

  private static final String OUTPUT = "/scored/e2e";
  private static final String APP = "e2e";
  private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");

  /** The last good release; the one behind it is bad. */
  private static final int GOOD = 3;

  private static final RecastProcess RECAST = new RecastProcess(SCRATCH);
  private static Path conf;
  private static SourceProcess source;
  private static Process follower;

  @BeforeAll
  static void openFrontDoor(ClusterUnderTest cluster) {
    conf = cluster.conf();
    RECAST.with("HADOOP_CONF_DIR", conf.toString());
  }

  @AfterAll
  static void stopEverything() {
    if (source != null) {
      source.close();
    }
    if (follower != null) {
      follower.destroyForcibly();
    }
  }

  @Test
  void aRunningApplicationTakesEveryGoodReleaseAndNoBadOne() throws Exception {
    int port = freePort();
    fit(1, "true");

    // The application comes before its source: the receiver keeps trying, and all say so.
    Path submitLog = SCRATCH.resolve("submit.log");
    Process submit =
        submit(
            submitLog,
            "--source",
            "127.0.0.1:" + port,
            "--output",
            "hdfs://" + OUTPUT,
            "--batch-interval",
            "1s",
            "--poll-interval",
            "500ms",
            "--trial-batches",
            "3",
            "--wait-running",
            "3m",
            "--",
            "--jars",
            Build.home().resolve("target/jars/model-publisher.jar").toString(),
            "--conf",
            "spark.driver.defaultJavaOptions=" + RecastProcess.SHORT_LIVED.strip(),
            "--conf",
            "spark.executor.defaultJavaOptions=" + RecastProcess.SHORT_LIVED.strip());
    await("the submit reports what it waits for")
        .atMost(Duration.ofMinutes(3))
        .until(() -> Files.readString(submitLog).contains("source: "));
    Application app = application(submitLog);
    app.awaits(
        "it names its source",
        said ->
            said.problems()
                .source()
                .filter(text -> text.contains("127.0.0.1:" + port))
                .isPresent());
    assertThat(status().path("sourceTrouble").asText()).contains("127.0.0.1:" + port);
    assertThat(submit.isAlive()).as("a submit that waits for a source").isTrue();

    source =
        SourceProcess.start(
            RECAST, SCRATCH.resolve("source.log"), "--port", Integer.toString(port));
    Output output = new Output(new Hdfs(conf), OUTPUT);
    awaitBatch(output, 1);
    assertThat(submit.waitFor()).as(Files.readString(submitLog)).isZero();
    assertThat(Files.readAllLines(submitLog)).last().asString().matches("application_\\d+_\\d+");
    app.awaits("it has its source", said -> said.problems().source().isEmpty());

    assertThat(submitAgain().exitCode()).as("a second application of the name").isEqualTo(3);
    for (int release = 2; release <= GOOD; release++) {
      fit(release, "toggle");
      awaitBatch(output, release);
    }
    assertThat(survived(GOOD)).startsWith("kept by e2e  release 3  version 3  from batch ");

    publishGarbage();
    app.awaits(
        "it rejects the bad one",
        said ->
            said.problems().rejection().filter(text -> text.startsWith("release 4:")).isPresent());
    Set<Long> before = output.batches(GOOD).keySet();
    await("scoring goes on with the good one")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(output.batches(GOOD)).hasSizeGreaterThan(before.size() + 1));
    JsonNode status = status();
    assertThat(status.path("lastRejection").asText()).contains("release 4");
    assertThat(status.path("releaseAdopted").asInt()).isEqualTo(GOOD);
    assertThat(status.path("releaseWanted").asInt()).isEqualTo(GOOD + 1);
    assertThat(RECAST.run("logs", "--app", APP).out()).contains("release 3 version 3 records 20");
    RecastProcess.Ended noSuchLog = RECAST.run("logs", "--app", APP, "--log-file", "nosuch");
    assertThat(noSuchLog.exitCode()).isEqualTo(1);
    assertThat(noSuchLog.err()).contains("no file nosuch", "driver.log", "stdout");

    Path followed = SCRATCH.resolve("followed.log");
    follower = RECAST.start(followed, "logs", "--app", APP, "--follow");
    long sent = source.stop().records();
    RecastProcess.Ended stop = RECAST.run("stop", "--app", APP);
    assertThat(stop.exitCode()).as(stop.err()).isZero();
    assertThat(status().path("state").asText()).isEqualTo("FINISHED SUCCEEDED");
    assertThat(RECAST.run("stop", "--app", APP).exitCode()).as("nothing to stop").isEqualTo(1);
    assertOneReleaseForEachRecord(output, sent);
    assertThat(follower.waitFor()).isZero();
    assertThat(Files.readAllLines(followed))
        .as("what was followed to its end")
        .containsSubsequence(RECAST.run("logs", "--app", APP).out().lines().toList());
  }

  private static void assertOneReleaseForEachRecord(Output output, long sent) throws IOException {
    Set<Long> times = new HashSet<>();
    long scored = 0;
    for (int release = 1; release <= GOOD; release++) {
      String shape = release % 2 == 1 ? "(\\d\\d)\\1\\1" : "\\d\\d";
      for (Map.Entry<Long, List<String>> batch : output.batches(release).entrySet()) {
        assertThat(times.add(batch.getKey())).as("batch %s is scored once", batch).isTrue();
        assertThat(batch.getValue()).allMatch(line -> line.matches(shape));
        scored += batch.getValue().size();
      }
    }
    assertThat(output.batches(GOOD + 1)).as("the bad release").isEmpty();
    assertThat(scored).as("records scored").isEqualTo(sent).isPositive();
  }

  private static void fit(int release, String cloned) throws Exception {
    List<String> words = new ArrayList<>(List.of("fit", "--store", STORE, "--cloned", cloned));
    if (release == 1) {
      words.add("--create");
    }
    RecastProcess.Ended fit = RECAST.run(words.toArray(String[]::new));
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(fit.out()).startsWith("release " + release + " ");
  }

  /** The line that says that the current release has survived its trial; it releases nothing. */
  private static String survived(int version) throws Exception {
    RecastProcess.Ended wait =
        RECAST.run(
            "rollback",
            "--store",
            STORE,
            "--to",
            Integer.toString(version),
            "--wait",
            "1m",
            "--app",
            APP,
            "--until",
            "trial");
    assertThat(wait.exitCode()).as(wait.err()).isZero();
    return wait.lastLine();
  }

  private static void publishGarbage() throws Exception {
    Hdfs hdfs = new Hdfs(conf);
    String owner = System.getProperty("user.name");
    hdfs.replace("/garbage model", "no model".getBytes(UTF_8), 0600, owner, owner);
    String garbage = "hdfs:///garbage model";
    RecastProcess.Ended publish =
        RECAST.run(
            "publish", "--unchecked", "--store", STORE, "--format", "clone", "--file", garbage);
    assertThat(publish.exitCode()).as(publish.err()).isZero();
  }

  private static Process submit(Path log, String... options) throws Exception {
    String[] words = {
      "submit",
      "--app",
      APP,
      "--store",
      STORE,
      "--driver-memory",
      "512m",
      "--executor-memory",
      "512m"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + options.length);
    System.arraycopy(options, 0, all, words.length, options.length);
    return RECAST.start(log, all);
  }

  private static RecastProcess.Ended submitAgain() throws Exception {
    return RECAST.run("submit", "--app", APP, "--store", STORE);
  }

  private static JsonNode status() throws Exception {
    RecastProcess.Ended status = RECAST.run("status", "--app", APP, "--json");
    assertThat(status.exitCode()).as(status.err()).isZero();
    return new ObjectMapper().readTree(status.out());
  }

  /** The one that a submit has told the id of. */
  private static Application application(Path submitLog) throws IOException {
    Matcher id = APPLICATION.matcher(Files.readString(submitLog));
    assertThat(id.find()).isTrue();
    RunDirectory control =
        RunDirectory.of(
            System.getProperty("user.name"), id.group(), new Hdfs(conf).configuration());
    return new Application(RECAST, APP, id.group(), control);
  }

  private static void awaitBatch(Output output, int release) {
    await("a batch of release " + release)
        .atMost(Duration.ofMinutes(1))
        .until(() -> !output.batches(release).isEmpty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
