package recast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import recast.store.Adoption;
import recast.store.ModelStore;
import recast.store.PublishRequest;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StorePublisher;
import recast.store.Version;

/** The embedded cluster with a source and one application at a time, driven by real commands. */
final class BenchRig implements AutoCloseable {
  static final String APP = "bench";
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** As conf/spark.conf recommends: the system hands out memory before it is needed. */
  static final String HEAP_IN_PLACE = "-XX:+AlwaysPreTouch -Xms";

  /** Entries of the ledger that are looked at. */
  private static final int LEDGER = 3;

  private final BenchCluster commands;
  private final Path jar;
  private final int port = freePort();
  private final ModelStore store;
  private final StorePublisher publisher;
  private final Configuration hadoop;
  private final Path driverLog;

  /**
   * @param home of the checkout
   * @param jar of these measurements
   * @param rate records a second
   */
  BenchRig(Path home, Path scratch, Path jar, int rate) throws IOException, InterruptedException {
    this.jar = jar;
    this.driverLog = scratch.resolve("driver.log");
    Files.createDirectories(scratch);
    this.commands = new BenchCluster(home, scratch);
    this.hadoop = commands.cluster(2);
    this.store = ModelStore.at(new org.apache.hadoop.fs.Path("/models/bench"), hadoop);
    this.publisher = store.publisher("bench@localhost", Clock.systemUTC(), System.err::println);
    commands.start("source", "--port", Integer.toString(port), "--rate", rate + "/s");
  }

  Configuration hadoop() {
    return hadoop;
  }

  BenchCluster commands() {
    return commands;
  }

  Release publish(InputStream ballast) throws StoreException {
    return publisher.publish(PublishRequest.of(BallastFormat.ID, ""), ballast);
  }

  Release rollback(Version version) throws StoreException {
    return publisher.rollback(Optional.of(version), "");
  }

  /**
   * Submits the application, and waits for its first batch.
   *
   * @param memory of driver and executor
   */
  void submit(String memory, String... options) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of("submit", "--app", APP, "--store", "/models/bench", "--output", "/scored"));
    words.addAll(List.of("--source", "127.0.0.1:" + port, "--print", "1", "--wait-running", "3m"));
    words.addAll(List.of("--driver-memory", memory, "--executor-memory", memory));
    words.addAll(List.of(options));
    words.addAll(List.of("--", "--jars", jar.toString()));
    words.addAll(List.of("--conf", "spark.driver.defaultJavaOptions=" + HEAP_IN_PLACE + memory));
    words.addAll(List.of("--conf", "spark.executor.defaultJavaOptions=" + HEAP_IN_PLACE + memory));
    commands.recast(words.toArray(String[]::new));
  }

  int port() {
    return port;
  }

  Path jar() {
    return jar;
  }

  /** The batch from which on the application scores with {@code release}. */
  Instant adopted(Release release) throws IOException, InterruptedException {
    Instant[] from = new Instant[1];
    try {
      await(
          "release " + release.number() + " is adopted",
          () -> {
            from[0] = adoption(release).orElse(null);
            return from[0] != null;
          });
    } catch (IllegalStateException e) {
      Files.writeString(
          driverLog, commands.recast("logs", "--app", APP, "--log-file", "driver.log"));
      throw new IOException(e.getMessage() + "; the driver's log is " + driverLog, e);
    }
    return from[0];
  }

  private Optional<Instant> adoption(Release release) {
    try {
      for (Adoption entry : store.reader().adoptions(APP, LEDGER)) {
        if (entry.release().equals(release.number())
            && entry.verdict() == Adoption.Verdict.REJECTED) {
          throw new IllegalStateException(
              "release " + release.number() + " is rejected: " + entry.reason());
        }
      }
      return store
          .reader()
          .adoption(APP)
          .filter(adoption -> !adoption.release().isBefore(release.number()))
          .map(adoption -> adoption.from());
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(5));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("waited for 5 minutes: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** Lets time pass: what is measured happens in it. */
  static void pass(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  @Override
  public void close() {
    commands.close();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }
}
