package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.run.AppStatus.Phase;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.FormatJar;
import recast.testkit.InteractiveProcess;
import recast.testkit.OutputAudit;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess.Sent;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;
import recast.testkit.ThrowingFormat;

/** An application that starts without a good model. */
@SharesCluster
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Tag(Stress.SLOW)
final class ColdStartIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Pattern RUNS_AS = Pattern.compile("already runs as (application_\\d+_\\d+)");

  private final ClusterUnderTest cluster;

  ColdStartIT(ClusterUnderTest cluster) {
    this.cluster = cluster;
  }

  /** It is submitted twice at once, and waits, and has a bad first release, and a good one. */
  @Test
  void waitsForAReleaseAndKeepsTheErrorsOfOneThatFailsEveryRecord() throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "cold")) {
      Path jar = FormatJar.write(Path.of("target/cold/throwing.jar"), ThrowingFormat.class);
      String jars = jar.toAbsolutePath().toString();
      CompletableFuture<RecastProcess.Ended> one = submitted(scene, jars);
      CompletableFuture<RecastProcess.Ended> other = submitted(scene, jars);
      RecastProcess.Ended loser =
          CompletableFuture.anyOf(one, other).thenApply(RecastProcess.Ended.class::cast).join();
      assertThat(loser.exitCode()).as(loser.err()).isEqualTo(3);
      assertThat(loser.out()).isEmpty();
      Matcher winner = RUNS_AS.matcher(loser.err());
      assertThat(winner.find()).as(loser.err()).isTrue();

      Application app = scene.run(winner.group(1));
      app.begins();
      app.awaits("it waits for a model", said -> said.phase() == Phase.WAITING_FOR_MODEL);
      app.namesTrouble("has no release yet");
      assertThat(app.status())
          .contains(winner.group(1), "waiting for model", "no release yet", "has no release yet");

      Release hopeless = scene.publisher().publish(ThrowingFormat.ID, "a model".getBytes(UTF_8));
      app.awaits(
          "it is critical",
          said ->
              said.problems()
                  .critical()
                  .filter(reason -> reason.contains(ThrowingFormat.REASON))
                  .isPresent());
      app.goesOnWith(hopeless);
      assertThat(List.of(one.join().exitCode(), other.join().exitCode()))
          .as(one.join().err() + other.join().err())
          .containsExactlyInAnyOrder(0, 3);
      assertThat(app.status()).contains("CRITICAL", ThrowingFormat.REASON);

      Release good = scene.publisher().good();
      app.adopts(good);
      app.awaits("it is no longer critical", said -> said.problems().critical().isEmpty());
      // A reader that follows its log may read as much as it wants.
      RecastProcess.Ended head = scene.piped("head -n 1", "logs", "--app", "cold", "--follow");
      assertThat(head.out().lines()).hasSize(1);
      // The command that waits may end, the source flows on: what was received by now is scored.
      Instant stopping = Instant.now();
      try (InteractiveProcess stop = scene.operatingAtTerminal("stop", "--app", "cold")) {
        assertThat(stop.says("stopping").interrupted()).isEqualTo(InteractiveProcess.INTERRUPTED);
        assertThat(stop.said()).contains("cold goes on stopping");
      }
      app.awaits("it has stopped", said -> said.phase() == Phase.STOPPED);
      assertThat(Duration.between(stopping, Instant.now())).isLessThan(SOON);
      app.ends();
      Sent sent = scene.source().stop();

      OutputAudit audit = new OutputAudit(scene.output().read(), scene.publisher());
      audit.everyBatchHasOneRelease();
      assertThat(audit.everyRecordIsThereOnce(sent)).isZero();
      onlyTheHopelessFailed(scene, hopeless);
    }
  }

  private static CompletableFuture<RecastProcess.Ended> submitted(
      StreamingFixture scene, String jars) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return scene.trySubmit("--wait-running", "3m", "--", "--jars", jars);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void onlyTheHopelessFailed(StreamingFixture scene, Release hopeless)
      throws IOException {
    scene
        .output()
        .read()
        .forEach(
            (place, batch) -> {
              if (place.release().equals(hopeless.number())) {
                assertThat(batch.scored()).isEmpty();
                assertThat(batch.errors())
                    .allMatch(line -> line.matches("\\d{8}\t.*" + ThrowingFormat.REASON));
              } else {
                assertThat(batch.errors()).isEmpty();
              }
            });
  }

  @Test
  @Tag(Stress.TAG)
  void stopsAlsoWhileItHasNoExecutor() throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "lonely")) {
      scene.publisher().good();
      // Each is small enough for a container, and both are too large for the cluster.
      Application app =
          scene.submit(
              "--",
              "--conf",
              "spark.driver.memoryOverhead=2600m",
              "--conf",
              "spark.executor.memoryOverhead=3500m");
      app.awaits("it waits", said -> said.phase() == Phase.WAITING_FOR_EXECUTOR);
      assertThat(app.status()).contains("waiting for executor");
      aDriverForWhichThereIsNoRoomLeavesNoLog();
      app.stop();
    }
  }

  private void aDriverForWhichThereIsNoRoomLeavesNoLog() throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "unstarted")) {
      RecastProcess.Ended submit =
          scene.trySubmit(
              "--submit-timeout", "5s", "--", "--conf", "spark.driver.memoryOverhead=3500m");
      assertThat(submit.exitCode()).as(submit.err()).isEqualTo(4);
      assertThat(scene.operating("status", "--app", "unstarted").out())
          .contains("ACCEPTED", "no driver has reported yet");
      scene.operating("stop", "--app", "unstarted", "--force", "--timeout", "5s");
      RecastProcess.Ended logs = scene.operating("logs", "--app", "unstarted");
      assertThat(logs.err()).contains("KILLED before YARN gave it a container");
      assertThat(logs.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void failsAfterATimeoutWhenItIsToldTo() throws Exception {
    try (StreamingFixture scene = StreamingFixture.of(cluster, "impatient")) {
      RecastProcess.Ended submit =
          scene.trySubmit(
              "--on-no-model",
              "fail",
              "--model-timeout",
              "5s",
              "--wait-running",
              "3m",
              "--",
              "--conf",
              "spark.yarn.maxAppAttempts=1");
      String reason = "No model came to /models/impatient within 5s";
      assertThat(submit.err()).contains("FAILED", reason);
      assertThat(submit.exitCode()).isEqualTo(1);
      assertThat(scene.operating("status", "--app", "impatient").out()).contains("FAILED", reason);
    }
  }
}
