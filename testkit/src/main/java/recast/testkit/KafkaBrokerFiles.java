package recast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hadoop.fs.FileUtil;

/**
 * The files of a broker: its settings, data and log.
 *
 * @param root where they are
 * @param port where it listens for clients
 */
record KafkaBrokerFiles(Path root, int port) {
  private static final String HOST = "127.0.0.1";

  /**
   * Ports below those that the kernel gives to clients. A client that retries while the broker is
   * down could otherwise be connected to itself, and the broker could not have its port again.
   */
  private static final int LOWEST_PORT = 20_000;

  private static final int END_OF_PORTS = 32_768;

  /** Writes the settings of a broker without data, on free ports. */
  static KafkaBrokerFiles create(Path root, KafkaSecurity security) throws IOException {
    int[] ports =
        ThreadLocalRandom.current()
            .ints(LOWEST_PORT, END_OF_PORTS)
            .distinct()
            .filter(KafkaBrokerFiles::isFree)
            .limit(2)
            .toArray();
    KafkaBrokerFiles files = new KafkaBrokerFiles(root, ports[0]);
    Files.createDirectories(root);
    files.deleteData();
    Files.deleteIfExists(files.log());
    Files.writeString(files.settings(), files.settings(ports[1], security));
    Files.writeString(
        files.logging(),
        """
        log4j.rootLogger=INFO, console
        log4j.appender.console=org.apache.log4j.ConsoleAppender
        log4j.appender.console.layout=org.apache.log4j.PatternLayout
        log4j.appender.console.layout.ConversionPattern=%d{ISO8601} %p %c: %m%n
        """);
    return files;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** One node is broker and controller, with as few threads and partitions of its own as can be. */
  private String settings(int controllerPort, KafkaSecurity security) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@%1$s:%3$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=CLIENTS
        listeners=CLIENTS://%1$s:%2$d,CONTROLLER://%1$s:%3$d
        listener.security.protocol.map=CLIENTS:%5$s,CONTROLLER:PLAINTEXT
        log.dirs=%4$s
        auto.create.topics.enable=false
        min.insync.replicas=1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        num.network.threads=1
        num.io.threads=2
        background.threads=1
        log.cleaner.enable=false
        # A restarted broker is refused until the session of the killed one is over.
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=400
        # An idle one writes nothing.
        metadata.max.idle.interval.ms=0
        %6$s
        """
        .formatted(
            HOST, port, controllerPort, data(), security.protocol(), security.brokerSettings());
  }

  String address() {
    return HOST + ":" + port;
  }

  /** Names the broker on the command lines of its processes. */
  Path settings() {
    return root.resolve("server.properties");
  }

  Path logging() {
    return root.resolve("log4j.properties");
  }

  Path log() {
    return root.resolve("broker.log");
  }

  private Path data() {
    return root.resolve("data");
  }

  void deleteData() {
    if (!FileUtil.fullyDelete(data().toFile())) {
      throw new UncheckedIOException(new IOException("cannot delete " + data()));
    }
  }
}
