package recast.bench;

import java.nio.file.Path;

/**
 * Where the measurements find what they measure.
 *
 * @param home of the checkout
 * @param jar of the measurements themselves, handed to the applications
 */
record BenchDirectory(Path home, Path jar) {
  Path scratch(String measurement) {
    return home.resolve("benchmarks/target").resolve(measurement);
  }
}
