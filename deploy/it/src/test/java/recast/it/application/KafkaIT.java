package recast.it.application;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.testkit.Application;
import recast.testkit.Build;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.KafkaBroker;
import recast.testkit.Stress;

/** Kafka, with a broker that dies, too, and topics that grow. */
@DisruptsCluster
@Tag(Stress.SLOW)
final class KafkaIT extends ReplayableSource {
  private static final String TOPIC = "records";
  private static final int TIMES_A_SECOND = 5;

  private final CountDownLatch enough = new CountDownLatch(1);
  private final FutureTask<Integer> producing = new FutureTask<>(this::produce);
  private KafkaBroker broker;

  KafkaIT() {
    super("kafka");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyRecordIsScoredOnceWhateverDies(ClusterUnderTest cluster) throws Exception {
    try (KafkaBroker started = KafkaBroker.start(Build.scratch("kafka"))) {
      broker = started;
      broker.createTopic(TOPIC, 2);
      new Thread(producing, "producer").start();
      survives(cluster);
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
        "--source", "kafka://" + broker.address() + "/" + TOPIC, "--kafka-start", "earliest");
  }

  @Override
  void killAndRestart() throws Exception {
    broker.kill();
    broker.restart();
  }

  @Override
  void disturb(Application app) throws Exception {
    broker.addPartitions(TOPIC, 3);
  }

  @Override
  int finish() throws Exception {
    enough.countDown();
    return producing.get();
  }
}
