package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka broker in a process of its own, which a test can kill and start again. It listens on the
 * loopback only, and keeps its data until it is closed. Records can be produced while another
 * thread kills it and starts it again.
 */
public final class KafkaBroker implements AutoCloseable {
  static final Duration START = Duration.ofMinutes(1);

  /** Longer than a restart takes on a busy machine. */
  private static final int CLIENT_TIMEOUT_MS = 30_000;

  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx512m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData");

  private final KafkaBrokerFiles files;
  private final KafkaSecurity security;
  private final KafkaTopics topics;
  private final Thread hook = new Thread(this::destroy, "kafka-broker");
  private volatile Process process;

  private KafkaBroker(KafkaBrokerFiles files, KafkaSecurity security, Process process) {
    this.files = files;
    this.security = security;
    this.process = process;
    this.topics = new KafkaTopics(clientConfig());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a broker without topics; returns when it answers.
   *
   * @param root where it keeps all its files; data of an earlier one is deleted
   */
  public static KafkaBroker start(Path root) throws IOException, InterruptedException {
    return start(root.toAbsolutePath(), KafkaSecurity.NONE);
  }

  /** Starts one that talks to those who know its password only, over TLS; see {@link #start}. */
  public static KafkaBroker startSecured(Path root) throws IOException, InterruptedException {
    Path absolute = root.toAbsolutePath();
    return start(absolute, KafkaSecurity.saslOverTls(absolute));
  }

  private static KafkaBroker start(Path root, KafkaSecurity security)
      throws IOException, InterruptedException {
    KafkaBrokerFiles files = KafkaBrokerFiles.create(root, security);
    format(files);
    KafkaBroker broker = new KafkaBroker(files, security, launch(files));
    boolean served = false;
    try {
      broker.awaitServed();
      served = true;
      return broker;
    } finally {
      if (!served) {
        broker.close();
      }
    }
  }

  private static void format(KafkaBrokerFiles files) throws IOException, InterruptedException {
    String settings = files.settings().toString();
    // One word: an id may begin with a dash.
    String id = "--cluster-id=" + Uuid.randomUuid();
    Process format = java(files, "kafka.tools.StorageTool", "format", id, "-c", settings);
    boolean ended = format.waitFor(START.toSeconds(), TimeUnit.SECONDS);
    format.destroyForcibly().waitFor();
    assertThat(ended && format.exitValue() == 0).as("formatted; see %s", files.log()).isTrue();
  }

  private static Process launch(KafkaBrokerFiles files) throws IOException {
    return java(files, "kafka.Kafka", files.settings().toString());
  }

  private static Process java(KafkaBrokerFiles files, String mainClass, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(JAVA);
    words.add("-Dlog4j.configuration=" + files.logging().toUri());
    words.addAll(List.of("-cp", Build.kafkaJars() + "/*", mainClass));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
        .start();
  }

  private void awaitServed() {
    await("Kafka answers")
        .atMost(START)
        .failFast("Kafka has ended; see " + files.log(), () -> !process.isAlive())
        .until(topics::areServed);
  }

  /** Where clients find it: {@code 127.0.0.1:PORT}. */
  public String address() {
    return files.address();
  }

  /** What a client needs to reach it, and to give up half a minute after it went down. */
  public Map<String, Object> clientConfig() {
    Map<String, Object> config = new HashMap<>(security.clientSettings());
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address());
    config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, CLIENT_TIMEOUT_MS);
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
    return config;
  }

  /** Writes what clients must know of its security into a file, for {@code --kafka-conf}. */
  public Path writeClientSettings(Path file) throws IOException {
    return security.writeClientSettings(file);
  }

  /** What only those know who may talk to a secured one. */
  public static String password() {
    return KafkaSecurity.PASSWORD;
  }

  /** Returns when all partitions of the new topic have a leader. */
  public void createTopic(String name, int partitions) throws InterruptedException {
    topics.create(name, partitions);
  }

  /** Gives a topic more partitions, so many in all; returns when all have a leader. */
  public void addPartitions(String name, int total) throws InterruptedException {
    topics.addPartitions(name, total);
  }

  /** The end offset of each partition, that of partition 0 first. */
  public List<Long> endOffsets(String topic) throws InterruptedException {
    return topics.endOffsets(topic);
  }

  /** Sends records to all partitions in turn, from 0 on; returns when all are acknowledged. */
  public void produce(String topic, List<String> records) throws InterruptedException {
    produce(topic, 0, records);
  }

  /**
   * Sends the records with the numbers from {@code from} to {@code to}, without the latter, in
   * which the number N goes to the partition N modulo their count; returns when all are
   * acknowledged.
   */
  public void produceNumbered(String topic, int from, int to) throws InterruptedException {
    produce(topic, from, IntStream.range(from, to).mapToObj(SourceProcess::record).toList());
  }

  private void produce(String topic, int first, List<String> records) throws InterruptedException {
    Map<String, Object> config = clientConfig();
    config.remove(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CLIENT_TIMEOUT_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, CLIENT_TIMEOUT_MS);
    StringSerializer text = new StringSerializer();
    try (Producer<String, String> producer = new KafkaProducer<>(config, text, text)) {
      int partitions = producer.partitionsFor(topic).size();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        int partition = (first + i) % partitions;
        sent.add(producer.send(new ProducerRecord<>(topic, partition, null, records.get(i))));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("not acknowledged: a record for " + topic, e.getCause());
    }
  }

  /** Kills it with SIGKILL; returns when it is dead. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Kills it if it still runs, and starts it with its port and data; returns when it answers. */
  public void restart() throws IOException, InterruptedException {
    kill();
    process = launch(files);
    awaitServed();
  }

  /** Kills it and deletes its data, but not its log. */
  @Override
  public void close() {
    destroy();
    Runtime.getRuntime().removeShutdownHook(hook);
    topics.close();
    await("no process is left")
        .atMost(START)
        .untilAsserted(() -> assertThat(Processes.of(files.settings().toString())).isEmpty());
    files.deleteData();
  }

  private void destroy() {
    process.destroyForcibly();
  }
}
