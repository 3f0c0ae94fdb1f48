package recast.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** The topics of a broker, and whether it serves them. */
final class KafkaTopics implements AutoCloseable {
  /** While it starts, the caller looks in between whether it still runs. */
  private static final DescribeClusterOptions SOON = new DescribeClusterOptions().timeoutMs(2_000);

  private final Admin admin;

  KafkaTopics(Map<String, Object> clientConfig) {
    this.admin = Admin.create(clientConfig);
  }

  /** Whether the broker answers, and all partitions there are have a leader. */
  boolean areServed() throws InterruptedException {
    try {
      return !result(admin.describeCluster(SOON).nodes()).isEmpty()
          && describe(result(admin.listTopics().names())).stream().allMatch(KafkaTopics::isServed);
    } catch (RetriableException e) {
      return false;
    }
  }

  /** Returns when all partitions have a leader. */
  void create(String topic, int partitions) throws InterruptedException {
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    result(admin.createTopics(List.of(wanted)).all());
    awaitPartitions(topic, partitions);
  }

  /** Returns when all partitions have a leader. */
  void addPartitions(String topic, int total) throws InterruptedException {
    result(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all());
    awaitPartitions(topic, total);
  }

  private void awaitPartitions(String topic, int partitions) {
    await(partitions + " partitions of " + topic)
        .atMost(KafkaBroker.START)
        .ignoreExceptionsInstanceOf(RetriableException.class)
        .until(
            () -> describe(Set.of(topic)),
            found ->
                found.stream().allMatch(t -> isServed(t) && t.partitions().size() == partitions));
  }

  private List<TopicDescription> describe(Set<String> topics) throws InterruptedException {
    return List.copyOf(result(admin.describeTopics(topics).allTopicNames()).values());
  }

  private static boolean isServed(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> Optional.ofNullable(partition.leader()))
        .allMatch(leader -> leader.filter(node -> !node.isEmpty()).isPresent());
  }

  /** The end offset of each partition. */
  List<Long> endOffsets(String topic) throws InterruptedException {
    int partitions = describe(Set.of(topic)).get(0).partitions().size();
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        result(
            admin
                .listOffsets(
                    IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all());
    return IntStream.range(0, partitions)
        .mapToObj(partition -> ends.get(new TopicPartition(topic, partition)).offset())
        .toList();
  }

  private static <T> T result(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
