package recast.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who may talk to a broker.
 *
 * @param protocol of Kafka
 * @param brokerSettings more lines of the broker's settings
 * @param clientSettings what its clients must know
 */
record KafkaSecurity(String protocol, String brokerSettings, Map<String, String> clientSettings) {
  /** Everybody, in plain text. */
  static final KafkaSecurity NONE = new KafkaSecurity("PLAINTEXT", "", Map.of());

  /** What clients have to know. */
  static final String PASSWORD = "only-for-those-who-know";

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\""
          + " password=\"%2$s\"";

  /**
   * A user with a password, over TLS.
   *
   * @param root where the broker's key is written
   */
  static KafkaSecurity saslOverTls(Path root) throws IOException, InterruptedException {
    Files.createDirectories(root);
    Path keys = root.resolve("keys.p12");
    Files.deleteIfExists(keys);
    keytool(
        keys,
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1");
    String certificate = keytool(keys, "-exportcert", "-rfc").replace("\r", "");
    String broker =
        """
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.clients.plain.sasl.jaas.config=%s user_broker="%3$s" user_recast="%3$s";
        ssl.keystore.type=PKCS12
        ssl.keystore.location=%2$s
        ssl.keystore.password=%3$s
        ssl.truststore.type=PKCS12
        ssl.truststore.location=%2$s
        ssl.truststore.password=%3$s
        """
            .formatted(LOGIN.formatted("broker", PASSWORD), keys, PASSWORD);
    return new KafkaSecurity(
        "SASL_SSL",
        broker,
        Map.of(
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            LOGIN.formatted("recast", PASSWORD) + ";",
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.certificates",
            certificate));
  }

  /** Writes what clients must know, as a file of settings. */
  Path writeClientSettings(Path file) throws IOException {
    String text =
        clientSettings.entrySet().stream()
            .map(
                setting -> setting.getKey() + "=" + setting.getValue().strip().replace("\n", "\\n"))
            .collect(Collectors.joining("\n", "", "\n"));
    return Files.writeString(file, text);
  }

  private static String keytool(Path keys, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-alias", "broker", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("keytool: %s", out).isZero();
    return out;
  }
}
