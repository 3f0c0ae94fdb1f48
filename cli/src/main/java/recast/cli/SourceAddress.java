package recast.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the records of an application come from. */
public sealed interface SourceAddress {
  /** How the address of a Kafka cluster begins. */
  String KAFKA = "kafka://";

  /** How the address of a source of numbered records begins. */
  String NUMBERED = "recast://";

  /**
   * A server of lines, written {@code host:port,...}.
   *
   * @param servers in the order in which they are tried
   */
  record Lines(List<Endpoint> servers) implements SourceAddress {
    public Lines {
      servers = List.copyOf(servers);
    }

    @Override
    public String toString() {
      return print(servers);
    }
  }

  /**
   * A source of numbered records, written {@code recast://host:port,...}.
   *
   * @param servers in the order in which they are tried
   */
  record Numbered(List<Endpoint> servers) implements SourceAddress {
    public Numbered {
      servers = List.copyOf(servers);
    }

    @Override
    public String toString() {
      return NUMBERED + print(servers);
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
      return new Kafka(endpoints(parts[0]), topics);
    }

    /** The brokers as Kafka's clients read them. */
    public String bootstrapServers() {
      return print(brokers);
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
    if (text.startsWith(KAFKA)) {
      return Kafka.parse(text);
    }
    return text.startsWith(NUMBERED)
        ? new Numbered(distinct(endpoints(text.substring(NUMBERED.length()))))
        : new Lines(distinct(endpoints(text)));
  }

  /**
   * Whether the source keeps its records under positions until they are scored: it can be read
   * again, so that no receiver has to store what it has sent.
   */
  default boolean isReplayable() {
    return !(this instanceof Lines);
  }

  private static List<Endpoint> endpoints(String text) {
    return Arrays.stream(text.split(",", -1)).map(Endpoint::parse).toList();
  }

  private static List<Endpoint> distinct(List<Endpoint> servers) {
    if (servers.stream().distinct().count() < servers.size()) {
      throw new IllegalArgumentException("an address is named twice");
    }
    return servers;
  }

  private static String print(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(","));
  }
}
