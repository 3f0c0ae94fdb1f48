package recast.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import recast.hadoop.HadoopClientConfig;

/**
 * A publisher in a process of its own: publishes so many times, and says each release that was
 * acknowledged, number and digest, on a line.
 */
final class PublishLoop {
  private PublishLoop() {}

  public static void main(String[] args) throws IOException {
    ModelStore store = ModelStore.at(ModelStore.parse(args[0]), HadoopClientConfig.load());
    StorePublisher publisher = store.publisher("ann@host", Clock.systemUTC(), System.err::println);
    System.out.println("ready");
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      byte[] payload = UUID.randomUUID().toString().repeat(2_000).getBytes(StandardCharsets.UTF_8);
      Release release =
          publisher.publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(payload));
      System.out.println(release.number() + " " + release.payload().sha256());
    }
  }

  /** Starts one; what it acknowledges is written to {@code log}. */
  static Process start(String store, int times, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            PublishLoop.class.getName(),
            store,
            Integer.toString(times))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
