package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real process, killed and started again. */
final class KafkaBrokerIT {
  private static final Path ROOT = Build.scratch("kafka");
  private static final String TOPIC = "records";
  private static final int RECORDS = 1_000;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void acknowledgedRecordsSurviveSigkill() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(ROOT)) {
      broker.createTopic(TOPIC, 2);
      broker.produceNumbered(TOPIC, 0, RECORDS);
      assertThat(broker.endOffsets(TOPIC)).containsExactly(500L, 500L);

      broker.kill();
      assertThat(Processes.of(ROOT.toString())).isEmpty();
      broker.restart();
      assertThat(broker.endOffsets(TOPIC)).containsExactly(500L, 500L);
      assertThat(read(broker, 2)).isEqualTo(Map.of(0, everySecondFrom(0), 1, everySecondFrom(1)));

      broker.addPartitions(TOPIC, 3);
      broker.produce(TOPIC, List.of("a", "b", "c"));
      assertThat(broker.endOffsets(TOPIC)).containsExactly(501L, 501L, 1L);
    }
    assertThat(Processes.of(ROOT.toString())).isEmpty();
    assertThat(ROOT.resolve("data")).doesNotExist();
    assertThat(ROOT.resolve("broker.log")).isNotEmptyFile();
  }

  private static List<String> everySecondFrom(int first) {
    return IntStream.range(0, RECORDS / 2)
        .mapToObj(offset -> SourceProcess.record(first + 2 * offset))
        .toList();
  }

  /** The records of each partition, in the order of their offsets, which begin with 0. */
  private static Map<Integer, List<String>> read(KafkaBroker broker, int partitions) {
    StringDeserializer text = new StringDeserializer();
    Map<Integer, List<String>> read = new TreeMap<>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(broker.clientConfig(), text, text)) {
      List<TopicPartition> all =
          IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(TOPIC, p)).toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      int left = RECORDS;
      while (left > 0) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(10))) {
          List<String> before = read.computeIfAbsent(record.partition(), p -> new ArrayList<>());
          assertThat(record.offset()).isEqualTo(before.size());
          before.add(record.value());
          left--;
        }
      }
    }
    return read;
  }
}
