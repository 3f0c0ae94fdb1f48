package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.cli.ExitCode;
import recast.cli.Settings;
import recast.sparkconf.Resources;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkConflicts;

/** An option of Recast and the setting of Spark that it stands for never replace each other. */
final class ResourcesTest {
  @TempDir private Path conf;

  @ParameterizedTest
  @CsvSource({
    "queue, spark.yarn.queue, mine",
    "driver-memory, spark.driver.memory, 4g",
    "executor-memory, spark.executor.memory, 4g",
    "num-executors, spark.executor.instances, 4",
    "executor-cores, spark.executor.cores, 4",
  })
  void aSettingReplacesWhatNobodyHasChosen(String option, String key, String value)
      throws Exception {
    SubmitOptions behind = parsed("--", "--conf", key + "=" + value).submit();
    assertThat(words(behind, Map.of(), Map.of())).containsSequence("--" + option, value);

    SubmitOptions nothing = parsed().submit();
    assertThat(words(nothing, Map.of(key, value), Map.of()))
        .as("in spark.conf")
        .containsSequence("--" + option, value);
    assertThat(words(nothing, Map.of(), Map.of(key, value)))
        .as("in spark-defaults.conf")
        .containsSequence("--" + option, value);
  }

  @Test
  void anOptionThatIsGivenReplacesWhatIsInFiles() throws Exception {
    SubmitOptions given = parsed("--driver-memory=2g").submit();

    Map<String, String> file = Map.of("spark.driver.memory", "4g");
    assertThat(words(given, file, file)).containsSequence("--driver-memory", "2g");
    assertThat(SparkConflicts.of(plan(given, file, file))).isEmpty();
  }

  @Test
  void anOptionAndAnArgumentThatSetTheSameAreRefused() throws Exception {
    for (List<String> behind :
        List.of(List.of("--conf", "spark.driver.memory=4g"), List.of("--driver-memory=4g"))) {
      ParsedSubmit parsed =
          parsed("--driver-memory=2g", "--", behind.get(0), behind.get(behind.size() - 1));

      assertThat(parsed.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(parsed.err())
          .contains("--driver-memory and spark.driver.memory behind '--' set the same");
    }
  }

  @Test
  void twoFilesThatSetTheSameAreRefused() throws Exception {
    Files.writeString(conf.resolve("recast.properties"), "driver-memory=2g\n");
    SubmitOptions options = parsed().submit();
    Map<String, String> own = Map.of("spark.driver.memory", "4g");

    assertThat(SparkConflicts.of(plan(options, own, Map.of())))
        .containsExactly(
            "spark.driver.memory is '2g' by recast.properties and '4g' by spark.conf: take one of them out");
    assertThat(SparkConflicts.of(plan(options, Map.of("spark.driver.memory", "2g"), own)))
        .isEmpty();
    SubmitOptions typed = parsed("--", "--conf", "spark.driver.memory=3g").submit();
    assertThat(SparkConflicts.of(plan(typed, own, Map.of()))).isEmpty();
    assertThat(words(typed, own, Map.of())).containsSequence("--driver-memory", "3g");
  }

  @Test
  void anExecutorWithoutACoreForBatchesIsRefused() throws Exception {
    SubmitOptions options = parsed("--", "--conf", "spark.executor.cores=1").submit();

    assertThat(SparkConflicts.of(plan(options, Map.of(), Map.of())))
        .singleElement()
        .asString()
        .contains("spark.executor.cores is 1", "set 2 or more");
  }

  @Test
  void aSourceThatIsReadAgainNeedsNoCoreForAReceiver() throws Exception {
    for (String source : List.of("recast://a:1", "kafka://a:1/x")) {
      SubmitOptions options = parsed("--executor-cores=1", "--source=" + source).submit();

      assertThat(SparkConflicts.of(plan(options, Map.of(), Map.of()))).isEmpty();
    }
  }

  private ParsedSubmit parsed(String... words) throws Exception {
    String[] all = new String[words.length + 2];
    all[0] = "--app=a";
    all[1] = "--store=/s";
    System.arraycopy(words, 0, all, 2, words.length);
    Settings settings =
        Files.exists(conf.resolve("recast.properties")) ? Settings.of(conf) : Settings.shipped();
    return new ParsedSubmit(settings, all);
  }

  private static SparkConfResolver plan(
      SubmitOptions options, Map<String, String> own, Map<String, String> defaults) {
    return new SparkConfResolver(() -> defaults, () -> own, options.spark());
  }

  private static List<String> words(
      SubmitOptions options, Map<String, String> own, Map<String, String> defaults)
      throws IOException {
    return Resources.words(plan(options, own, defaults).settings());
  }
}
