package recast.it.application;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.run.AppStatus;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.BatchThreadAgent;
import recast.testkit.ClusterUnderTest;
import recast.testkit.ObstructedFormat;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * Attempts fail while records flow, also more of them than {@code spark.yarn.maxAppAttempts} allows
 * within its window. The application goes on by itself.
 */
abstract class FailedAttempts {
  private static final int REPEATS = Stress.choose(1, 10);

  /** An error in a batch, or all: a driver that is killed is {@link KilledDrivers}'s. */
  private static final List<Failure> FAILURES =
      List.of(Failure.values()).subList(0, Stress.choose(1, Failure.values().length));

  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d+)");
  private static final int BACKLOG = 6;
  private static final String OUTPUT = "/scored/" + FaultsFixture.APP;
  private static final int READ_ONLY = 0555;

  /** What an attempt fails of. */
  private enum Failure {
    ERROR,
    TERMINATED,
    TASK,
    SINK,
    KILLED,
    DECOMMISSIONED
  }

  private final ClusterUnderTest cluster;
  private final StreamingFixture scene;
  private final Application app;
  private final Path obstacles;
  private Release release;

  FailedAttempts(FaultsFixture fixture) {
    cluster = fixture.cluster();
    scene = fixture.scene();
    app = fixture.app();
    obstacles = fixture.obstacles();
  }

  @BeforeEach
  void scoreWithAModelThatObeys() throws IOException {
    byte[] payload = obstacles.toString().getBytes(StandardCharsets.UTF_8);
    release = scene.publisher().once(ObstructedFormat.ID, payload);
    app.adopts(release);
    // Before, a failure would be the model's.
    await("its trial is over")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                scene
                    .reader()
                    .survivedTrial(FaultsFixture.APP)
                    .filter(trial -> trial.release().equals(release.number()))
                    .isPresent());
  }

  @AfterEach
  void obstructNothing() throws IOException {
    clear(ObstructedFormat.HOLD);
    clear(ObstructedFormat.FAIL);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void theNextAttemptScoresAllThatWasReceived() throws Exception {
    for (int round = 0; round < REPEATS; round++) {
      for (Failure failure : FAILURES) {
        survives(failure);
      }
    }
  }

  /** Fails one batch, and nothing keeps those behind it from completing. */
  private void survives(Failure failure) throws Exception {
    app.goesOnWith(release);
    AppStatus before = app.said();
    Optional<String> occupied = Optional.empty();
    obstruct(ObstructedFormat.HOLD);
    awaitBacklog(before.batches().last().orElseThrow().time().toEpochMilli());
    switch (failure) {
      case TASK -> {
        obstruct(ObstructedFormat.FAIL);
        clear(ObstructedFormat.HOLD);
      }
      case SINK -> {
        occupied = Optional.of(heldBatch());
        occupy(occupied.get());
        clear(ObstructedFormat.HOLD);
      }
      case ERROR -> {
        BatchThreadAgent.strike(app.driver(), "streaming-job-executor", obstacles.getParent());
        clear(ObstructedFormat.HOLD);
      }
      case TERMINATED -> app.terminateDriver();
      case KILLED -> app.killDriver();
      case DECOMMISSIONED -> cluster.decommissionTheNode();
    }
    app.awaits("the next attempt, after " + failure, said -> said.attempt() > before.attempt());
    if (occupied.isPresent()) {
      scene.hdfs().delete(occupied.get());
    }
    clear(ObstructedFormat.FAIL);
    clear(ObstructedFormat.HOLD);
    app.awaits("it scores after " + failure, said -> said.batches().scored() > 0);
  }

  /** Returns once one batch is held, and others wait behind it. */
  private void awaitBacklog(long lastBatch) {
    long last = lastBatch + BACKLOG * Application.BATCH.toMillis();
    await("a backlog")
        .atMost(Duration.ofMinutes(1))
        .until(() -> newestBatch() >= last && runningBatches().length == 1);
  }

  /** The newest batch that Spark has noted. */
  private long newestBatch() throws IOException {
    return Stream.of(scene.hdfs().files().util().listStatus(app.checkpoint()))
        .map(file -> CHECKPOINT.matcher(file.getPath().getName()))
        .filter(Matcher::matches)
        .mapToLong(name -> Long.parseLong(name.group(1)))
        .max()
        .orElse(0);
  }

  /** The directory that the output of the batch which is held will have. */
  private String heldBatch() throws IOException {
    return OUTPUT + releaseDirectory() + "/" + runningBatches()[0].getPath().getName();
  }

  /** What batches that run have written, before it is in its place. */
  private FileStatus[] runningBatches() throws IOException {
    var staging = new org.apache.hadoop.fs.Path(OUTPUT + "/_staging" + releaseDirectory());
    return scene.hdfs().files().util().listStatus(staging);
  }

  private String releaseDirectory() {
    return "/release=" + release.number();
  }

  /** Puts a directory at the place of a batch's output that only the superuser can delete. */
  private void occupy(String batch) throws IOException {
    scene.hdfs().makeDirectory(batch + "/occupied", "root", "root", READ_ONLY);
    scene.hdfs().setMode(batch, READ_ONLY);
  }

  private void obstruct(String obstacle) throws IOException {
    Files.createFile(obstacles.resolve(obstacle));
  }

  private void clear(String obstacle) throws IOException {
    Files.deleteIfExists(obstacles.resolve(obstacle));
  }
}
