package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recast.cli.OptionalFormats;
import recast.hadoop.LocalDisk;
import recast.sparkconf.SparkList;

/** Every list-like setting that Recast sets, in every place where a user can set it. */
final class MergedSettingsTest {
  /** What a user has of each, and what must be beside it. */
  private static final Map<SparkList, String> USERS =
      Map.of(
          SparkList.DIST_JARS, "hdfs://nn/mine.jar",
          SparkList.DIST_FILES, "hdfs://nn/mine.txt",
          SparkList.TAGS, "mine",
          SparkList.FILE_SYSTEMS, "hdfs://mine",
          SparkList.DRIVER_OPTIONS, "-Dmark=me",
          SparkList.EXECUTOR_OPTIONS, "-Dmark=me");

  private static final Map<SparkList, String> OURS =
      Map.of(
          SparkList.DIST_JARS, "cli.jar",
          SparkList.DIST_FILES, "log4j2-driver.properties",
          SparkList.TAGS, "recast,recast-1",
          SparkList.FILE_SYSTEMS, "hdfs://models/",
          SparkList.DRIVER_OPTIONS, "-Dlog4j2.configurationFile=log4j2-driver.properties",
          SparkList.EXECUTOR_OPTIONS, "-Dlog4j2.configurationFile=log4j2-executor.properties");

  @TempDir private Path directory;
  private Installation installation;

  /** Where a user can set something of Spark. */
  private enum Place {
    SPARK_DEFAULTS,
    SPARK_CONF,
    CLUSTERS_SPARK_CONF,
    COMMAND_LINE,
    PROPERTIES_FILE
  }

  @BeforeEach
  void install() throws IOException {
    installation =
        new Installation(
            Files.createDirectories(directory.resolve("conf")),
            Files.createDirectories(directory.resolve("cluster")),
            directory.resolve("spark"),
            Files.createDirectories(directory.resolve("jars")));
    Files.createDirectories(directory.resolve("spark/conf"));
    Files.writeString(directory.resolve("conf/spark.conf"), "");
    for (String jar :
        List.of(
            "streaming-app",
            "cli",
            "lines",
            "model-store",
            "model-formats",
            "model-swap",
            "run-contract",
            "commons-cli")) {
      Files.writeString(installation.jar(jar), jar);
    }
    for (String role : List.of("driver", "executor")) {
      Files.writeString(directory.resolve("conf/log4j2-" + role + ".properties"), role);
    }
  }

  static Stream<Arguments> everyListInEveryPlace() {
    return Stream.of(SparkList.values())
        .flatMap(list -> Stream.of(Place.values()).map(place -> Arguments.of(list, place)));
  }

  @ParameterizedTest
  @MethodSource("everyListInEveryPlace")
  void whatTheUserHasSetStandsBesideWhatRecastSets(SparkList list, Place place) throws IOException {
    List<String> typed = set(place, list.key(), USERS.get(list));

    assertThat(effective(typed).get(list.key())).contains(USERS.get(list), OURS.get(list));
  }

  @Test
  void optionsOfSparkSubmitAreMergedLikeTheSettingsThatTheyStandFor() throws IOException {
    Map<String, String> settings =
        effective(List.of("--driver-java-options", "-Dmark=me", "--jars", "mine.jar"));

    assertThat(settings.get("spark.driver.extraJavaOptions"))
        .isEqualTo("-Dmark=me -Dlog4j2.configurationFile=log4j2-driver.properties");
    assertThat(words(List.of("--driver-java-options=-Dmark=me", "--jars", "mine.jar")))
        .as("spark-submit itself merges it with spark.yarn.dist.jars")
        .containsSequence("--jars", "mine.jar")
        .noneMatch(word -> word.startsWith("--driver-java-options"));
  }

  @Test
  void anOlderNameOfASettingIsMergedToo() throws IOException {
    List<String> typed =
        set(Place.SPARK_DEFAULTS, "spark.yarn.access.hadoopFileSystems", "hdfs://mine");

    assertThat(effective(typed).get("spark.kerberos.access.hadoopFileSystems"))
        .isEqualTo("hdfs://mine,hdfs://models/");
  }

  /** Sets something; returns the words that this takes on the command line. */
  private List<String> set(Place place, String key, String value) throws IOException {
    String line = key + " " + value + "\n";
    switch (place) {
      case SPARK_DEFAULTS ->
          Files.writeString(directory.resolve("spark/conf/spark-defaults.conf"), line);
      case SPARK_CONF -> Files.writeString(directory.resolve("conf/spark.conf"), line);
      case CLUSTERS_SPARK_CONF -> Files.writeString(directory.resolve("cluster/spark.conf"), line);
      case PROPERTIES_FILE -> {
        Path file = Files.writeString(directory.resolve("mine.properties"), line);
        return List.of("--properties-file", file.toString());
      }
      case COMMAND_LINE -> {
        return List.of("--conf", key + "=" + value);
      }
    }
    return List.of();
  }

  /** As spark-submit reads the words: of two settings of a name the last counts. */
  private Map<String, String> effective(List<String> typed) throws IOException {
    List<String> words = words(typed);
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < words.size() - 1; i++) {
      if (words.get(i).equals("--conf")) {
        String[] setting = words.get(i + 1).split("=", 2);
        settings.put(setting[0], setting[1]);
      }
    }
    return settings;
  }

  private List<String> words(List<String> typed) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--app=a", "--store=hdfs://models/a", "--batch-interval=1s"));
    all.add("--");
    all.addAll(typed);
    SubmitOptions options = new ParsedSubmit(all.toArray(String[]::new)).submit();
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "file:///");
    LocalDisk.useIn(hadoop);
    return Submission.of(
            options,
            Optional.empty(),
            installation.sparkSettings(),
            installation.plan(options.spark()).settings(),
            AppArtifacts.on(
                ArtifactCache.at(directory.resolve("shelf").toUri(), hadoop),
                installation,
                OptionalFormats.NONE))
        .words("recast-1", 1);
  }
}
