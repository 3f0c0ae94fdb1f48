package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.cli.SourceAddress;
import recast.sparkconf.ContainerSize;
import recast.sparkconf.ReceiverSettings;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkDefaults;
import recast.sparkconf.SparkRequest;
import recast.sparkconf.SparkSubmitArgs;
import recast.yarn.HadoopYarnCluster;

/** What Spark is told, and where. */
final class SparkChecksTest {
  @TempDir private Path directory;

  @Test
  void theSettingsThatRecastShipsLackNothing() throws IOException {
    passes(settingsCheck(shipped()).look());
  }

  @ParameterizedTest
  @CsvSource({
    "spark.yarn.maxAppAttempts, 1",
    "spark.yarn.am.attemptFailuresValidityInterval,",
    "spark.executor.failuresValidityInterval,",
    "spark.streaming.receiver.writeAheadLog.enable, false",
    "spark.streaming.backpressure.enabled, false",
    "spark.streaming.backpressure.initialRate,",
    "spark.streaming.receiver.maxRate,",
    "spark.dynamicAllocation.enabled, true",
    "spark.speculation, true",
    "spark.yarn.rolledLog.includePattern,",
  })
  void aSettingThatIsLostOrTurnedRoundWarns(String key, String value) throws IOException {
    Map<String, String> settings = shipped();
    settings.remove(key);
    if (value != null) {
      settings.put(key, value);
    }

    warns(settingsCheck(settings).look(), key);
  }

  @Test
  void aFileThatCannotBeReadFails() throws IOException {
    Path file = Files.writeString(directory.resolve("spark-defaults.conf"), "spark.a \\u00zz\n");
    SparkConfResolver plan =
        new SparkConfResolver(() -> SparkDefaults.read(directory), Map::of, SparkRequest.none());

    fails(new SparkConfCheck(plan).look(), file.toString());
  }

  @Test
  void theCommandLineWinsOverOwnSettingsAndThoseOverSparks() throws IOException {
    Files.writeString(directory.resolve("spark-defaults.conf"), "spark.a 1\nspark.b=1\nspark.c 1");
    SparkConfResolver plan =
        new SparkConfResolver(
            () -> SparkDefaults.read(directory),
            () -> Map.of("spark.b", "2", "spark.c", "2"),
            SparkRequest.of(Map.of("spark.c", "3")));

    assertThat(plan.settings()).isEqualTo(Map.of("spark.a", "1", "spark.b", "2", "spark.c", "3"));
    assertThat(SparkDefaults.read(directory.resolve("nothing"))).isEmpty();
  }

  @Test
  void wordsForSparkSubmitAreSettings() {
    assertThat(
            SparkSubmitArgs.settings(
                List.of(
                    "--queue=a",
                    "--driver-memory",
                    "1g",
                    "--jars",
                    "x=y.jar",
                    "--conf",
                    "spark.executor.memory=9g",
                    "--conf=spark.x=y=z",
                    "--executor-memory",
                    "2g",
                    "--executor-memory",
                    "3g",
                    "--verbose")))
        .isEqualTo(
            Map.of(
                "spark.yarn.queue", "a",
                "spark.driver.memory", "1g",
                "spark.jars", "x=y.jar",
                "spark.executor.memory", "3g",
                "spark.x", "y=z"));
  }

  @Test
  void aContainerIsAHeapAndWhatIsBeside() {
    assertThat(ContainerSize.driver(Map.of())).isEqualTo(new ContainerSize("driver", 1024, 384, 1));
    assertThat(ContainerSize.executor(Map.of("spark.executor.memory", "10g")).more())
        .isEqualTo(1024);
    assertThat(
            ContainerSize.executor(
                Map.of(
                    "spark.executor.memory", "2048",
                    "spark.executor.memoryOverhead", "1g",
                    "spark.executor.cores", "4",
                    "spark.memory.offHeap.enabled", "true",
                    "spark.memory.offHeap.size", "536870912")))
        .isEqualTo(new ContainerSize("executor", 2048, 1536, 4));
    assertThat(
            ContainerSize.driver(
                Map.of("spark.driver.memory", "8g", "spark.driver.memoryOverheadFactor", "0.5")))
        .isEqualTo(new ContainerSize("driver", 8192, 4096, 1));
  }

  @ParameterizedTest
  @CsvSource({"spark.driver.memory, lots", "spark.executor.cores, many"})
  void aSizeThatIsNoneFailsBeforeYarnIsAsked(String key, String value) throws Exception {
    SparkConfResolver plan =
        new SparkConfResolver(Map::of, Map::of, SparkRequest.of(Map.of(key, value)));

    fails(new SizesCheck(HadoopYarnCluster.of(new Configuration(false)), plan).look(), value);
  }

  @Test
  void anApplicationWithoutReceiverNeedsNoWriteAheadLog() throws Exception {
    Map<String, String> settings = ReceiverSettings.removedFrom(shipped());
    warns(settingsCheck(settings).look(), ReceiverSettings.WRITE_AHEAD_LOG);
    SparkRequest request =
        new SparkRequest(
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.of(SourceAddress.parse("recast://a:1")));

    passes(new SparkSettingsCheck(new SparkConfResolver(Map::of, () -> settings, request)).look());
  }

  private static SparkSettingsCheck settingsCheck(Map<String, String> settings) {
    return new SparkSettingsCheck(
        new SparkConfResolver(Map::of, () -> settings, SparkRequest.none()));
  }

  private static Map<String, String> shipped() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("../conf/spark.conf"))) {
      properties.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }
}
