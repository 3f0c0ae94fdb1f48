package recast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the measurements find what they measure.
 *
 * @param home of the checkout
 * @param jar of the measurements themselves, handed to the applications
 */
record BenchDirectory(Path home, Path jar) {
  /** Recast's jars, as spark-submit wants to have them. */
  String jars() {
    Path jars = home.resolve("deploy/target/jars");
    return Stream.of(
            "cli",
            "lines",
            "model-store",
            "model-swap",
            "run-contract",
            "streaming-app",
            "commons-cli")
        .map(name -> jars.resolve(name + ".jar").toString())
        .collect(Collectors.joining(","));
  }

  /** The jars of a direct stream, in the same way. */
  String kafkaJars() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("deploy/target/jars/with/kafka"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(","));
    }
  }

  Path scratch(String measurement) {
    return home.resolve("benchmarks/target").resolve(measurement);
  }
}
