package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.KafkaBroker;
import recast.testkit.Output;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/**
 * Numbered records come from Kafka while everything dies in turn: each of them is in the output,
 * once.
 */
@SharesCluster
@Tag(Stress.SLOW)
final class KafkaIT {
  private static final String TOPIC = "records";
  private static final int KILLS = Stress.choose(1, 10);
  private static final int RESTARTS = Stress.choose(1, 5);

  /** So many records five times a second. */
  private static final int AT_ONCE = Stress.choose(200, 1_000);

  private static final long PAUSE_MILLIS = 200;
  private static final Duration ALL_THERE = Duration.ofMinutes(3);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void everyRecordIsScoredOnceWhateverDies(ClusterUnderTest cluster) throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(Build.scratch("kafka"));
        StreamingFixture scene = StreamingFixture.of(cluster, "kafka")) {
      broker.createTopic(TOPIC, 2);
      Release release =
          scene
              .publisher()
              .publish(CloneFormat.ID, new CloneFormat().encode(new CloneModel(false)));
      CountDownLatch enough = new CountDownLatch(1);
      FutureTask<Integer> producing = new FutureTask<>(() -> produce(broker, enough));
      new Thread(producing, "producer").start();
      Application app = submit(scene, broker);
      app.goesOnWith(release);
      for (int kill = 0; kill < KILLS; kill++) {
        app.killExecutor();
        goesOn(app);
        app.killDriver();
        goesOn(app);
      }
      for (int restart = 0; restart < RESTARTS; restart++) {
        broker.kill();
        broker.restart();
        goesOn(app);
      }
      broker.addPartitions(TOPIC, 3);
      app.stop();
      Application next = submit(scene, broker);
      next.goesOnWith(release);
      enough.countDown();
      int sent = producing.get();
      await("all records are in the output")
          .atMost(ALL_THERE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> records(scene.output().read()) >= sent);
      next.stop();
      assertEachIsThereOnce(scene.output().read(), sent);
    }
  }

  /** Numbers from 0 on; returns how many were sent. */
  private static int produce(KafkaBroker broker, CountDownLatch enough) throws Exception {
    int sent = 0;
    while (!enough.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      broker.produceNumbered(TOPIC, sent, sent + AT_ONCE);
      sent += AT_ONCE;
    }
    return sent;
  }

  private static Application submit(StreamingFixture scene, KafkaBroker broker) throws Exception {
    RecastProcess.Ended submit =
        scene.operating(
            "submit",
            "--app",
            "kafka",
            "--store",
            scene.store(),
            "--source",
            "kafka://" + broker.address() + "/" + TOPIC,
            "--kafka-start",
            "earliest",
            "--output",
            "/scored/kafka",
            "--batch-interval",
            "500ms",
            "--poll-interval",
            "500ms",
            "--wait-running",
            "3m",
            "--",
            "--conf",
            "spark.yarn.maxAppAttempts=40");
    assertThat(submit.exitCode()).as(submit.err()).isZero();
    return scene.run(submit.lastLine());
  }

  /** Returns once more records were scored than now, by whatever attempt. */
  private static void goesOn(Application app) throws Exception {
    int attempt = app.said().attempt();
    long records = app.said().batches().records();
    app.awaits(
        "scoring goes on",
        said ->
            said.attempt() > attempt
                ? said.batches().records() > 0
                : said.batches().records() > records);
  }

  private static long records(Map<Output.Place, Output.Batch> batches) {
    return batches.values().stream().mapToLong(batch -> batch.scored().size()).sum();
  }

  private static void assertEachIsThereOnce(Map<Output.Place, Output.Batch> batches, int sent) {
    BitSet seen = new BitSet(sent);
    for (Output.Batch batch : batches.values()) {
      assertThat(batch.errors()).isEmpty();
      for (String line : batch.scored()) {
        int number = Integer.parseInt(line);
        assertThat(seen.get(number)).as("record %d was there before", number).isFalse();
        seen.set(number);
      }
    }
    assertThat(seen.cardinality()).isEqualTo(sent);
    assertThat(seen.length()).isEqualTo(sent);
  }
}
