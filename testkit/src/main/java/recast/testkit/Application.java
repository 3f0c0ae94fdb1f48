package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import recast.run.AppStatus;
import recast.run.BatchStatus;
import recast.run.RunDirectory;
import recast.store.Release;

/** An application that came through the front door, and what it says of itself. */
public final class Application {
  public static final Duration BATCH = Duration.ofSeconds(1);

  public static final String DRIVER = "org.apache.spark.deploy.yarn.ApplicationMaster";
  public static final String EXECUTOR =
      "org.apache.spark.executor.YarnCoarseGrainedExecutorBackend";

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int BATCHES = 3;

  private final RecastProcess recast;
  private final String name;
  private final String id;
  private final RunDirectory control;

  /**
   * @param recast its operator
   * @param id YARN's id of it
   */
  public Application(RecastProcess recast, String name, String id, RunDirectory control) {
    this.recast = recast;
    this.name = name;
    this.id = id;
    this.control = control;
  }

  /** What it last said of itself. */
  public AppStatus said() throws IOException {
    return control.status().orElseThrow();
  }

  /** Returns once it says anything of itself. */
  public void begins() {
    patiently("it begins").until(() -> control.status().isPresent());
  }

  /** Returns what it says once that is as expected; waits longer than anything here may take. */
  public AppStatus awaits(String what, Predicate<AppStatus> expected) {
    return patiently(what)
        .until(control::status, said -> said.filter(expected).isPresent())
        .orElseThrow();
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(TIMEOUT).pollInterval(LOOK_AGAIN);
  }

  /** Returns once it names this trouble with its store. */
  public void namesTrouble(String trouble) {
    awaits(
        "trouble: " + trouble,
        said -> said.problems().store().filter(text -> text.contains(trouble)).isPresent());
  }

  /** Returns once it says that it has rejected {@code release}, and why. */
  public void rejects(Release release, String reason) {
    awaits(
        "release " + release.number() + " is rejected: " + reason,
        said ->
            said.problems()
                .rejection()
                .filter(text -> text.startsWith("release " + release.number() + ":"))
                .filter(text -> text.contains(reason))
                .isPresent());
  }

  /** Returns once {@code release} has scored its first batch. */
  public void adopts(Release release) {
    awaits(
        "release " + release.number() + " is adopted",
        said ->
            scoresWith(said, release)
                && !lastBatch(said).isBefore(said.model().adopted().orElseThrow().from())
                && said.problems().store().isEmpty());
  }

  private static boolean scoresWith(AppStatus said, Release release) {
    return said.model().adoptedRelease().equals(Optional.of(release.number()));
  }

  /** The time of the batch that was scored last; the epoch before the first. */
  private static Instant lastBatch(AppStatus said) {
    return said.batches().last().map(BatchStatus.LastBatch::time).orElse(Instant.EPOCH);
  }

  /** Returns once it has scored some more batches with {@code release}, without a new attempt. */
  public void goesOnWith(Release release) throws IOException {
    AppStatus before = said();
    AppStatus now =
        awaits(
            "scoring goes on with release " + release.number(),
            said ->
                scoresWith(said, release)
                    && !lastBatch(said)
                        .isBefore(lastBatch(before).plus(BATCH.multipliedBy(BATCHES)))
                    && said.batches().last().orElseThrow().records() > 0);
    assertThat(now.attempt()).isEqualTo(before.attempt());
    assertThat(now.batches().records()).isGreaterThan(before.batches().records());
  }

  /** Kills its driver, which has no time to say anything. */
  public void killDriver() {
    kill(DRIVER);
  }

  /** Tells its driver to end, as a NodeManager does. */
  public void terminateDriver() {
    assertThat(driver().destroy()).isTrue();
  }

  /** The process of its driver. */
  public ProcessHandle driver() {
    return process(DRIVER);
  }

  /** The process of its executor. */
  public ProcessHandle executor() {
    return process(EXECUTOR);
  }

  /** Kills its executor. */
  public void killExecutor() {
    kill(EXECUTOR);
  }

  private void kill(String mainClass) {
    assertThat(process(mainClass).destroyForcibly()).isTrue();
  }

  private ProcessHandle process(String mainClass) {
    List<ProcessHandle> running = Processes.java(id, mainClass);
    assertThat(running).as(mainClass).hasSize(1);
    return running.get(0);
  }

  /** Where Spark notes its batches. */
  public org.apache.hadoop.fs.Path checkpoint() {
    return control.checkpoint();
  }

  /** What its processes have of the machine's memory. */
  public ResidentMemory residentMemory() throws IOException {
    return ResidentMemory.of(id);
  }

  /** What it holds in memory, after a collection. */
  public LiveMemory liveMemory(Path conf) throws IOException, InterruptedException {
    return LiveMemory.of(id, conf);
  }

  /** What {@code recast status} prints. */
  public String status() throws IOException, InterruptedException {
    return done("status");
  }

  /** Stops it gracefully. */
  public void stop() throws IOException, InterruptedException {
    done("stop", "--timeout", "4m");
    assertThat(status()).contains("FINISHED SUCCEEDED");
  }

  /** Returns once it has stopped gracefully, as it was told to. */
  public void ends() {
    awaits("it has stopped", said -> said.phase() == AppStatus.Phase.STOPPED);
    await("it is finished")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status().contains("FINISHED SUCCEEDED"));
  }

  /** The lines that its driver has printed; those of the last attempt. */
  public List<String> printed() throws IOException, InterruptedException {
    return done("logs").lines().toList();
  }

  /** What a command prints that has done what it should. */
  private String done(String verb, String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(verb, "--app", name));
    words.addAll(List.of(more));
    RecastProcess.Ended ended = recast.run(words.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out();
  }
}
