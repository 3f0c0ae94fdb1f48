package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.cli.UsageException;
import recast.sparkconf.MalformedSettingsException;
import recast.sparkconf.SparkRequest;
import recast.sparkconf.SparkSettings;

final class SparkSettingsTest {
  private static final Path SPARK = Path.of("/opt/a spark");

  private Path conf;
  private Path cluster;

  @BeforeEach
  void makeDirectories(@TempDir Path directory) throws IOException {
    conf = Files.createDirectory(directory.resolve("conf"));
    cluster = Files.createDirectory(directory.resolve("cluster"));
  }

  @Test
  void aLineIsASettingWithASpaceOrAnEqualsSign() throws IOException {
    write(conf, "# why\nspark.a 1\nspark.b=two words  \n\nspark.c   3\n");

    assertThat(read()).isEqualTo(Map.of("spark.a", "1", "spark.b", "two words", "spark.c", "3"));
  }

  @Test
  void theClusterOverridesAndAdds() throws IOException {
    write(conf, "spark.a 1\nspark.b 2\n");
    write(cluster, "spark.b 3\nspark.c 4\n");

    assertThat(read()).isEqualTo(Map.of("spark.a", "1", "spark.b", "3", "spark.c", "4"));
  }

  @Test
  void theSparkThatSubmitsIsFilledIn() throws IOException {
    write(conf, "spark.yarn.jars ${SPARK_HOME}/jars/*,${SPARK_HOME}/more\n");

    assertThat(read())
        .isEqualTo(Map.of("spark.yarn.jars", "/opt/a spark/jars/*,/opt/a spark/more"));
  }

  @Test
  void inAnAddressItIsWrittenAsAddressesAre() throws IOException {
    write(conf, "spark.yarn.jars local:${SPARK_HOME}/jars/*\n");

    assertThat(read()).isEqualTo(Map.of("spark.yarn.jars", "local:/opt/a%20spark/jars/*"));
  }

  @Test
  void oneDirectoryMayBeBoth() throws IOException {
    write(conf, "spark.a 1\n");

    assertThat(SparkSettings.read(conf, conf.resolve("../conf"), SPARK))
        .isEqualTo(Map.of("spark.a", "1"));
  }

  @Test
  void aConfigurationWithoutSettingsIsNamed() {
    assertThatThrownBy(this::read)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(conf.resolve("spark.conf").toString());
  }

  @Test
  void aFileThatIsNoPropertiesIsNamed() throws IOException {
    write(conf, "spark.a \\u00zz\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(conf.resolve("spark.conf") + ":1: ");
  }

  @Test
  void linesThatAreNoSettingAreNamedAllAtOnce() throws IOException {
    Path file = conf.resolve("spark.conf");
    write(conf, "spark.a 1\nspark.b\n# why\nyarn.c 2\nspark.a 3\n");

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            MalformedSettingsException.class,
            malformed ->
                assertThat(malformed.problems())
                    .containsExactly(
                        file + ":2: 'spark.b' has no value; write 'spark.NAME VALUE'",
                        file + ":4: 'yarn.c' is not a setting of Spark; write 'spark.NAME VALUE'",
                        file + ":5: 'spark.a' is given twice, first in line 1"));
  }

  @Test
  void wrongLinesAreAWrongUsageOfACommand() throws IOException {
    Files.writeString(conf.resolve("spark.conf"), "spark.a\nb 1\n");
    Installation installation = new Installation(conf, cluster, SPARK, conf);

    assertThatThrownBy(() -> installation.checkSettings(SparkRequest.none()))
        .isInstanceOfSatisfying(
            UsageException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContainingAll("spark.conf:1: 'spark.a'", "spark.conf:2: 'b'");
    Files.writeString(conf.resolve("spark.conf"), "spark.a 1\n");
    assertThatThrownBy(
            () ->
                installation.checkSettings(
                    new SparkRequest(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.of("/no/such/file"),
                        Optional.empty())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("/no/such/file");
  }

  @Test
  void settingsThatCannotBeMergedAreAWrongUsageAllAtOnce() throws IOException {
    write(conf, "spark.yarn.stagingDir /tmp\n");
    Installation installation = new Installation(conf, cluster, conf, conf);

    assertThatThrownBy(
            () ->
                installation.checkSettings(
                    SparkRequest.of(Map.of("spark.streaming.concurrentJobs", "2"))))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("spark.yarn.stagingDir", "spark.streaming.concurrentJobs");
  }

  private Map<String, String> read() throws IOException {
    return SparkSettings.read(conf, cluster, SPARK);
  }

  private static void write(Path directory, String text) throws IOException {
    Files.writeString(directory.resolve("spark.conf"), text);
  }
}
