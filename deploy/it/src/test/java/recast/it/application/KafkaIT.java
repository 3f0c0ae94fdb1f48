package recast.it.application;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.Application;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.KafkaBroker;
import recast.testkit.Stress;

/** Kafka, with a broker that dies, too, asks for a password over TLS, and topics that grow. */
@DisruptsCluster
@Tag(Stress.SLOW)
final class KafkaIT extends ReplayableSource {
  private static final String TOPIC = "records";
  private static final int TIMES_A_SECOND = 5;

  private final CountDownLatch enough = new CountDownLatch(1);
  private final FutureTask<Integer> producing = new FutureTask<>(this::produce);
  @TempDir private Path directory;
  private ClusterUnderTest cluster;
  private KafkaBroker broker;
  private Path settings;

  KafkaIT() {
    super("kafka");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyRecordIsScoredOnceWhateverDies(ClusterUnderTest shared) throws Exception {
    cluster = shared;
    try (KafkaBroker started = KafkaBroker.startSecured(Build.scratch("kafka"))) {
      broker = started;
      settings = broker.writeClientSettings(directory.resolve("kafka.properties"));
      broker.createTopic(TOPIC, 2);
      new Thread(producing, "producer").start();
      survives(shared);
    }
  }

  /** Numbers from 0 on; returns how many were sent. */
  private int produce() throws Exception {
    int atOnce = PER_SECOND / TIMES_A_SECOND;
    int sent = 0;
    while (!enough.await(1_000 / TIMES_A_SECOND, TimeUnit.MILLISECONDS)) {
      broker.produceNumbered(TOPIC, sent, sent + atOnce);
      sent += atOnce;
    }
    return sent;
  }

  @Override
  List<String> address() {
    return List.of(
        "--source",
        "kafka://" + broker.address() + "/" + TOPIC,
        "--kafka-start",
        "earliest",
        "--kafka-conf",
        settings.toString());
  }

  @Override
  void killAndRestart() throws Exception {
    broker.kill();
    broker.restart();
  }

  @Override
  void disturb(Application app) throws Exception {
    broker.addPartitions(TOPIC, 3);
    assertNoLogHoldsThePassword(app.said().applicationId());
  }

  private void assertNoLogHoldsThePassword(String applicationId) throws Exception {
    List<Path> logs = cluster.containerLogs(applicationId);
    assertThat(logs).isNotEmpty();
    for (Path log : logs) {
      assertThat(Files.readString(log, ISO_8859_1))
          .as(log.toString())
          .doesNotContain(KafkaBroker.password());
    }
  }

  @Override
  int finish() throws Exception {
    enough.countDown();
    return producing.get();
  }
}
