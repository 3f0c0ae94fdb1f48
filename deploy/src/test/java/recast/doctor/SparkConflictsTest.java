package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkConflicts;
import recast.sparkconf.SparkRequest;

final class SparkConflictsTest {
  @ParameterizedTest
  @CsvSource({
    "spark.driver.extraJavaOptions, -Da=b -Dlog4j2.configurationFile=x, log4j2-driver.properties",
    "spark.driver.extraJavaOptions, -Dlog4j.configurationFile=x, log4j2-driver.properties",
    "spark.executor.extraJavaOptions, -Dlog4j.configuration=x, log4j2-executor.properties",
    "spark.driver.defaultJavaOptions, -Dlog4j2.configurationFile=x, log4j2-driver.properties",
    "spark.executor.defaultJavaOptions, -Dlog4j2.configurationFile=x, log4j2-executor.properties",
    "spark.streaming.concurrentJobs, 2, must be 1",
    "spark.yarn.submit.waitAppCompletion, true, must be false",
    "spark.yarn.stagingDir, /tmp/staging, hdfs://NAMENODE/tmp/staging",
    "spark.yarn.dist.jars, hdfs://nn/x/cli.jar, cli.jar is a file of Recast",
    "spark.jars, model-store.jar, give it another name",
    "spark.files, conf/log4j2-driver.properties, give it another name",
    "spark.yarn.dist.files, a.txt#log4j2-executor.properties, give it another name",
    "spark.jars, 'a/x.jar,b/x.jar', 'b/x.jar, and a/x.jar has the same name'",
  })
  void whatCannotBeMergedIsRefusedByName(String key, String value, String remedy)
      throws IOException {
    Finding finding = check(Map.of(key, value), Map.of()).look();

    assertThat(finding.grade()).isEqualTo(Severity.FAIL);
    assertThat(finding.text()).contains(key, remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.driver.extraJavaOptions, -Dmark=me",
    "spark.streaming.concurrentJobs, 1",
    "spark.yarn.submit.waitAppCompletion, false",
    "spark.yarn.stagingDir, hdfs://nn/staging",
    "spark.yarn.stagingDir, s3a://bucket/staging",
    "spark.jars, 'a/x.jar,a/y.jar,a/x.jar'",
    "spark.files, log4j2-driver.properties#mine.properties",
  })
  void whatGoesTogetherPasses(String key, String value) throws IOException {
    assertThat(check(Map.of(key, value), Map.of()).look().grade()).isEqualTo(Severity.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master, local[2], to yarn",
    "spark.submit.deployMode, client, to cluster",
    "spark.app.name, mine, to the name of --app"
  })
  void whatRecastSetsByOptionsOfSparkSubmitIsNotAnother(String key, String value, String ours)
      throws IOException {
    SparkConfResolver behind =
        new SparkConfResolver(Map::of, Map::of, SparkRequest.of(Map.of(key, value)));

    assertThat(SparkConflicts.of(behind)).singleElement().asString().contains(key, value, ours);
    assertThat(check(Map.of(), Map.of(key, value)).look().grade()).isEqualTo(Severity.FAIL);
    assertThat(check(Map.of(key, value), Map.of()).look().grade())
        .as("what the administrator has set for all applications")
        .isEqualTo(Severity.PASS);
  }

  @Test
  void aListThatReplacesAnotherOneOfTheUserIsReported() throws IOException {
    String key = "spark.driver.extraJavaOptions";
    Finding finding = check(Map.of(key, "-Done"), Map.of(key, "-Dtwo")).look();

    assertThat(finding.grade()).isEqualTo(Severity.WARN);
    assertThat(finding.text()).contains(key, "'-Done'", "replaced by that of spark.conf");
    assertThat(check(Map.of(key, "-Done"), Map.of(key, "-Done")).look().grade())
        .isEqualTo(Severity.PASS);
  }

  private static SparkConflictsCheck check(Map<String, String> defaults, Map<String, String> own) {
    return new SparkConflictsCheck(
        new SparkConfResolver(() -> defaults, () -> own, SparkRequest.none()));
  }
}
