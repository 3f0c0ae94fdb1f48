package recast.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How consumers are set up: by the file of the user, and by what a stream without loss needs. */
public final class KafkaSettings {
  /** A stream waits for brokers that are away; it does not fail. */
  private static final int WAIT_MILLIS = 24 * 60 * 60 * 1000;

  /** How soon partitions that were added are read. */
  private static final int METADATA_MILLIS = 10_000;

  private KafkaSettings() {}

  /**
   * The settings of a consumer.
   *
   * @param servers the brokers, as Kafka's clients read them
   * @param app the application, after which the group of its consumers is named
   * @param file more settings, such as those for SASL and TLS
   * @throws IOException when the file cannot be read
   */
  public static Map<String, Object> consumer(String servers, String app, Optional<Path> file)
      throws IOException {
    Map<String, Object> settings = new TreeMap<>();
    if (file.isPresent()) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(name -> settings.put(name, properties.get(name)));
    }
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    settings.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "recast-" + app);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // The output alone knows what was scored.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Where nothing was read before, as in a partition that was added, nothing is skipped.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MILLIS);
    settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
    return settings;
  }
}
