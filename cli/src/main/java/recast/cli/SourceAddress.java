package recast.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the records of an application come from. */
public sealed interface SourceAddress {
  /** How the address of a Kafka cluster begins. */
  String KAFKA = "kafka://";

  /** A server of lines, written {@code host:port}. */
  record Lines(Endpoint server) implements SourceAddress {
    @Override
    public String toString() {
      return server.toString();
    }
  }

  /** Topics of a Kafka cluster, written {@code kafka://host:port,.../topic,...}. */
  record Kafka(List<Endpoint> brokers, List<String> topics) implements SourceAddress {
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    public Kafka {
      brokers = List.copyOf(brokers);
      topics = List.copyOf(topics);
    }

    private static Kafka parse(String text) {
      String[] parts = text.substring(KAFKA.length()).split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("expected kafka://HOST:PORT,.../TOPIC,...");
      }
      List<String> topics = Arrays.asList(parts[1].split(",", -1));
      for (String topic : topics) {
        if (!TOPIC.matcher(topic).matches()) {
          throw new IllegalArgumentException("'" + topic + "' is not the name of a topic");
        }
      }
      if (topics.stream().distinct().count() < topics.size()) {
        throw new IllegalArgumentException("a topic is named twice");
      }
      return new Kafka(
          Arrays.stream(parts[0].split(",", -1)).map(Endpoint::parse).toList(), topics);
    }

    /** The brokers as Kafka's clients read them. */
    public String bootstrapServers() {
      return brokers.stream().map(Endpoint::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
      return KAFKA + bootstrapServers() + "/" + String.join(",", topics);
    }
  }

  /**
   * Reads the address of a source.
   *
   * @throws IllegalArgumentException when {@code text} is none
   */
  static SourceAddress parse(String text) {
    return text.startsWith(KAFKA) ? Kafka.parse(text) : new Lines(Endpoint.parse(text));
  }
}
