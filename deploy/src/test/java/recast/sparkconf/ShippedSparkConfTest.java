package recast.sparkconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conf/spark.conf says as we ship it. */
final class ShippedSparkConfTest {
  /** As glibc does by itself, which it no longer does once one of the two is set. */
  @ParameterizedTest
  @ValueSource(strings = {"spark.yarn.appMasterEnv.", "spark.executorEnv."})
  void freedMemoryIsKeptForTheNextWhoNeedsIt(String process) throws IOException {
    Properties shipped = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("../conf/spark.conf"))) {
      shipped.load(file);
    }
    long mapped = Long.parseLong(shipped.getProperty(process + "MALLOC_MMAP_THRESHOLD_"));
    long kept = Long.parseLong(shipped.getProperty(process + "MALLOC_TRIM_THRESHOLD_"));

    assertThat(kept).isGreaterThanOrEqualTo(2 * mapped);
  }
}
