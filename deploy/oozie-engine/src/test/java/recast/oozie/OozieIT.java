package recast.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.Build;
import recast.testkit.LaunchedCluster;
import recast.testkit.RecastProcess;
import recast.testkit.Stress;

/** Rendered schedules, run by a real Oozie on a real cluster. All of their jobs run at once. */
@Tag(Stress.SLOW)
final class OozieIT {
  private static final int MADE_UP = Stress.choose(2, 3);
  private static final Duration END = Duration.ofMinutes(4);
  private static final Set<Job.Status> GOING_ON =
      Set.of(Job.Status.PREP, Job.Status.RUNNING, Job.Status.RUNNINGWITHERROR);

  @TempDir private static Path scratch;
  private static LaunchedCluster cluster;
  private static Engine engine;
  private static OozieClient client;
  private static FileSystem hdfs;
  private static RecastProcess recast;

  private static String madeUp;
  private static String failing;

  @BeforeAll
  static void startEverything() throws Exception {
    cluster =
        LaunchedCluster.startWith(Build.scratch("test-classes/cluster"), Build.scratch("cluster"));
    engine = Engine.start(cluster.conf());
    client = engine.client();
    recast = new RecastProcess(scratch).with("HADOOP_CONF_DIR", cluster.conf().toString());
    Configuration configuration = new Configuration();
    configuration.addResource(cluster.conf().resolve("core-site.xml").toUri().toURL());
    hdfs = FileSystem.get(configuration);
    hdfs.create(new org.apache.hadoop.fs.Path("/a-file")).close();

    madeUp = makeUp("made-up", "/models/made-up", MADE_UP);
    failing = makeUp("failing", "/a-file/store", 1);
  }

  @AfterAll
  static void stopEverything() throws Exception {
    if (engine != null) {
      engine.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void eachMinuteThatIsMadeUpForIsARelease() throws Exception {
    awaitEnd(madeUp);

    assertThat(statuses(madeUp)).containsOnly(CoordinatorAction.Status.SUCCEEDED).hasSize(MADE_UP);
    assertThat(releases("/models/made-up")).isEqualTo(MADE_UP);
  }

  @Test
  @Tag(Stress.TAG)
  void afterAGapOnlyTheLastRunPublishes() throws Exception {
    String lastOnly = installAfterAGap("last", "/models/last");
    awaitEnd(lastOnly);

    assertThat(statuses(lastOnly))
        .containsExactly(
            CoordinatorAction.Status.SKIPPED,
            CoordinatorAction.Status.SKIPPED,
            CoordinatorAction.Status.SUCCEEDED);
    assertThat(releases("/models/last")).isOne();
  }

  @Test
  void aFitThatFailsIsAnActionInErrorWithItsMessage() throws Exception {
    awaitEnd(failing);

    assertThat(statuses(failing)).containsExactly(CoordinatorAction.Status.KILLED);
    String workflow = client.getCoordJobInfo(failing).getActions().get(0).getExternalId();
    WorkflowJob job = client.getJobInfo(workflow);
    assertThat(job.getStatus()).isEqualTo(WorkflowJob.Status.KILLED);
    WorkflowAction publish = action(job, "publish");
    assertThat(publish.getStatus()).isEqualTo(WorkflowAction.Status.ERROR);
    assertThat(List.of(publish.getErrorMessage(), action(job, "failed").getErrorMessage()))
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("recast fit: ", "/a-file/store")
                    .contains("a file stands where a directory is needed"));
  }

  @Test
  void aSecondOneOfTheSameNameIsRefused() throws Exception {
    RecastProcess.Ended second =
        recast.run(words("waiting", "/models/x", times(60, 120), "--install"));
    assertThat(second.exitCode()).as(second.err()).isZero();

    RecastProcess.Ended third =
        recast.run(words("waiting", "/models/x", times(60, 120), "--install"));
    assertThat(third.exitCode()).isEqualTo(3);
    assertThat(third.err())
        .contains("already runs as " + second.lastLine(), "-kill " + second.lastLine());
    client.kill(second.lastLine());
  }

  @Test
  void theEngineAcceptsEveryFileThatIsRendered() throws Exception {
    for (String[] every : new String[][] {{"--every=2m"}, {"--every=7m", "--numeric"}}) {
      List<String> words =
          new ArrayList<>(List.of(words("dry", "/models/x", times(60, 120), every)));
      words.removeIf(word -> word.equals("--every=1m"));
      RecastProcess.Ended ended = recast.run(words.toArray(String[]::new));
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      Properties properties = properties("dry");
      upload("dry", properties);

      assertThat(client.dryrun(properties)).contains("name=\"recast-dry\"", "actions for instance");
      properties.remove(OozieClient.COORDINATOR_APP_PATH);
      properties.setProperty(OozieClient.APP_PATH, properties.getProperty("appPath"));
      assertThat(client.dryrun(properties)).isEqualTo("OK");
    }
  }

  /** Installs a schedule that missed two minutes, and ends with the present one. */
  private static String installAfterAGap(String name, String store) throws Exception {
    // The rest of the minute is what Oozie has to start the last run.
    await("the beginning of a minute")
        .atMost(Duration.ofMinutes(1))
        .until(() -> Instant.now().getEpochSecond() % 60 < 25);
    RecastProcess.Ended ended = recast.run(words(name, store, times(-2, 1), "--install"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.lastLine();
  }

  /** Installs a schedule that has time, and lets it make up for as many minutes. */
  private static String makeUp(String name, String store, int minutes) throws Exception {
    RecastProcess.Ended ended = recast.run(words(name, store, times(60, 120), "--install"));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    client.kill(ended.lastLine());
    Properties properties = properties(name);
    properties.setProperty("start", minute(-1 - minutes));
    properties.setProperty("end", minute(-1));
    properties.setProperty("execution", "FIFO");
    return client.run(properties);
  }

  private static String[] times(int start, int end) {
    return new String[] {"--start=" + minute(start), "--end=" + minute(end)};
  }

  /** So many minutes after the present one. */
  private static String minute(int after) {
    return Instant.now()
        .truncatedTo(ChronoUnit.MINUTES)
        .plus(after, ChronoUnit.MINUTES)
        .toString()
        .replace(":00Z", "Z");
  }

  private static String[] words(String name, String store, String[] times, String... more) {
    List<String> words = new ArrayList<>(List.of("schedule", "oozie", "--every=1m"));
    words.addAll(List.of("--name=" + name, "--store=" + store, "--dir=" + scratch.resolve(name)));
    words.addAll(Arrays.asList(times));
    words.addAll(Arrays.asList(more));
    if (words.contains("--install")) {
      words.add("--oozie=" + engine.url());
    }
    words.addAll(List.of("--", "fit", "--create", "--note", "it's 100% \"good\""));
    return words.toArray(String[]::new);
  }

  private static Properties properties(String name) throws Exception {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(scratch.resolve(name).resolve("job.properties"))) {
      properties.load(file);
    }
    return properties;
  }

  private static void upload(String name, Properties properties) throws Exception {
    org.apache.hadoop.fs.Path path =
        new org.apache.hadoop.fs.Path(properties.getProperty("appPath"));
    for (String file : List.of("workflow.xml", "coordinator.xml")) {
      hdfs.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(scratch.resolve(name).resolve(file).toString()),
          new org.apache.hadoop.fs.Path(path, file));
    }
  }

  private static void awaitEnd(String job) {
    await("end of " + job)
        .atMost(END)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              Job.Status status = client.getCoordJobInfo(job).getStatus();
              return !GOING_ON.contains(status);
            });
  }

  private static List<CoordinatorAction.Status> statuses(String job) throws Exception {
    return client.getCoordJobInfo(job).getActions().stream()
        .map(CoordinatorAction::getStatus)
        .toList();
  }

  private static WorkflowAction action(WorkflowJob job, String name) {
    return job.getActions().stream()
        .filter(action -> action.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(job.getActions()));
  }

  private static int releases(String store) throws Exception {
    return hdfs.listStatus(new org.apache.hadoop.fs.Path(store, "releases")).length;
  }
}
