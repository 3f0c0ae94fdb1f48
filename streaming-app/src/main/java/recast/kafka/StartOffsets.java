package recast.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import recast.sink.SourceOffsets;

/** Where a stream begins in its partitions. */
public final class StartOffsets {
  private StartOffsets() {}

  /** Behind what the output holds; partitions that it does not know are read from their start. */
  static Map<TopicPartition, Long> after(SourceOffsets output, Collection<String> topics) {
    Map<TopicPartition, Long> start = new HashMap<>();
    for (SourceOffsets.Next next : output.partitions()) {
      if (topics.contains(next.topic())) {
        start.put(new TopicPartition(next.topic(), next.partition()), next.offset());
      }
    }
    return start;
  }

  /** The end of each partition that there is now: what comes from now on is read. */
  public static SourceOffsets latest(Map<String, Object> settings, List<String> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(StartOffsets::partition)
              .toList();
      return new SourceOffsets(
          consumer.endOffsets(partitions).entrySet().stream()
              .map(
                  end ->
                      new SourceOffsets.Next(
                          end.getKey().topic(), end.getKey().partition(), end.getValue()))
              .toList());
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }
}
