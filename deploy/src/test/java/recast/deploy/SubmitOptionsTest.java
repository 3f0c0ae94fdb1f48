package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.ExitCode;
import recast.cli.UsageException;
import recast.sparkconf.Resources;

final class SubmitOptionsTest {
  @Test
  void whatIsNotGivenHasTheShippedDefault() {
    SubmitOptions options = new ParsedSubmit("--app=clones", "--store=/models").submit();

    assertThat(options.app()).isEqualTo("clones");
    assertThat(options.store()).isEqualTo(new Path("/models"));
    assertThat(options.waitRunning()).isEmpty();
    assertThat(options.submitTimeout()).isEqualTo(Duration.ofMinutes(3));
    assertThat(String.join(" ", options.application()))
        .isEqualTo(
            "--app clones --store /models --source 127.0.0.1:9999"
                + " --kafka-start latest --max-line 1m --charset UTF-8"
                + " --batch-interval 10s --poll-interval 1s --print 10"
                + " --on-no-model wait --model-timeout 5m --max-error-rate 5%"
                + " --trial-batches 10 --memory-factor 3");
    assertThat(options.spark().shipped())
        .isEqualTo(
            Map.of(
                "spark.yarn.queue", "default",
                "spark.driver.memory", "1g",
                "spark.executor.memory", "1g",
                "spark.executor.instances", "1",
                "spark.executor.cores", "2"));
    assertThat(options.spark().typed()).isEmpty();
  }

  @Test
  void settingsOfKafkaAreShippedToTheDriver(@TempDir java.nio.file.Path directory)
      throws IOException {
    java.nio.file.Path conf = Files.writeString(directory.resolve("client.properties"), "a=b\n");
    SubmitOptions options =
        new ParsedSubmit(
                "--app=clones",
                "--store=/models",
                "--source=kafka://a:9092/records",
                "--kafka-conf=" + conf)
            .submit();

    assertThat(options.kafkaConf()).contains(conf);
    assertThat(String.join(" ", options.application()))
        .contains("--source kafka://a:9092/records --kafka-conf client.properties");
  }

  @Test
  void numberedRecordsAreReadByAsManyTasksAsWanted() {
    SubmitOptions options =
        new ParsedSubmit(
                "--app=clones", "--store=/models", "--source=recast://a:1,b:2", "--receivers=3")
            .submit();

    assertThat(String.join(" ", options.application()))
        .contains("--source recast://a:1,b:2 --receivers 3 --kafka-start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:1", "kafka://a:1/x"})
  void otherSourcesHaveNoReceiversToChoose(String source) {
    ParsedSubmit parsed =
        new ParsedSubmit("--app=a", "--store=/s", "--source=" + source, "--receivers=3");

    assertThat(parsed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(parsed.err()).contains("--receivers is only for --source recast://");
  }

  @Test
  void whatIsGivenIsHandedOnAsItIs() {
    SubmitOptions options =
        new ParsedSubmit(
                "--app=clones",
                "--store=hdfs://nn/a store",
                "--source=[::1]:1234",
                "--max-line=2m",
                "--charset=ISO-8859-1",
                "--output=hdfs://nn/the output",
                "--batch-interval=500ms",
                "--poll-interval=2m",
                "--print=0",
                "--on-no-model=fail",
                "--model-timeout=90s",
                "--max-error-rate=0.5%",
                "--trial-batches=0",
                "--memory-factor=1.5",
                "--queue=root.models",
                "--driver-memory=512m",
                "--executor-memory=20g",
                "--num-executors=3",
                "--executor-cores=4",
                "--wait-running=90s",
                "--submit-timeout=1m")
            .submit();

    assertThat(options.waitRunning()).contains(Duration.ofSeconds(90));
    assertThat(options.submitTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.application())
        .containsExactly(
            "--app",
            "clones",
            "--store",
            "hdfs://nn/a store",
            "--source",
            "[::1]:1234",
            "--kafka-start",
            "latest",
            "--max-line",
            "2m",
            "--charset",
            "ISO-8859-1",
            "--batch-interval",
            "500ms",
            "--poll-interval",
            "2m",
            "--print",
            "0",
            "--on-no-model",
            "fail",
            "--model-timeout",
            "90s",
            "--max-error-rate",
            "0.5%",
            "--trial-batches",
            "0",
            "--memory-factor",
            "1.5",
            "--output",
            "hdfs://nn/the output");
    assertThat(String.join(" ", Resources.words(options.spark().typed())))
        .isEqualTo(
            "--queue root.models --driver-memory 512m --executor-memory 20g"
                + " --num-executors 3 --executor-cores 4");
  }

  @Test
  void whatStandsBehindTheDashesGoesToSparkInItsOrder() {
    SubmitOptions options =
        new ParsedSubmit(
                "--app=clones", "--store=/s", "--", "--conf", "a=b c", "--verbose", "--conf", "d=")
            .submit();

    assertThat(options.args().words())
        .containsExactly("--conf", "a=b c", "--verbose", "--conf", "d=");
    assertThat(options.application()).doesNotContain("--conf");
  }

  @Test
  void whatIsRecastsOwnIsNotHandedToSpark() {
    ParsedSubmit parsed =
        new ParsedSubmit("--app=a", "--store=/s", "--", "--deploy-mode", "client", "--name=other");

    assertThat(parsed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(parsed.err())
        .contains("--deploy-mode behind '--' is set by Recast", "--name behind '--' is set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "-h", "--usage-error", "--status=x", "--kill=x"})
  void whatLetsSparkSubmitNothingIsRefused(String word) {
    ParsedSubmit parsed = new ParsedSubmit("--app=a", "--store=/s", "--", word);

    assertThat(parsed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(parsed.err()).contains("behind '--' lets spark-submit submit nothing");
  }

  @Test
  void aWaitThatIsShorterThanABatchIsRefused() {
    SubmitOptions options =
        new ParsedSubmit("--app=a", "--store=/s", "--batch-interval=1m", "--wait-running=1m")
            .submit();

    assertThatThrownBy(options::refuseShortWait)
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("--wait-running '1m' is too short", "a batch takes 1m");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    ParsedSubmit parsed =
        new ParsedSubmit(
            "--app=a/b",
            "--source=nowhere",
            "--output=:",
            "--batch-interval=0s",
            "--poll-interval=often",
            "--print=-1",
            "--on-no-model=pray",
            "--model-timeout=0s",
            "--max-error-rate=101%",
            "--trial-batches=-1",
            "--memory-factor=0",
            "--driver-memory=1024",
            "--executor-memory=lots",
            "--num-executors=0",
            "--executor-cores=0",
            "--wait-running=0s",
            "--submit-timeout=x",
            "--nonsense",
            "operand");

    assertThat(parsed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(parsed.err().lines()).as("each problem once").hasSize(21);
    assertThat(parsed.err())
        .contains("--app 'a/b'")
        .contains("--store is missing")
        .contains("--source 'nowhere'")
        .contains("--output ':'")
        .contains("--batch-interval '0s'")
        .contains("--poll-interval 'often'")
        .contains("--print '-1'")
        .contains("--on-no-model 'pray': expected wait or fail")
        .contains("--model-timeout '0s'")
        .contains("--max-error-rate '101%': expected a share from 0% to 100%")
        .contains("--trial-batches '-1'")
        .contains("--memory-factor '0': expected a number above 0")
        .contains("--driver-memory '1024': expected a size such as 512m or 2g")
        .contains("--executor-memory 'lots'")
        .contains("--num-executors '0'")
        .contains("--executor-cores '0': expected a whole number from 1")
        .contains("--wait-running '0s'")
        .contains("--submit-timeout 'x'")
        .contains("--nonsense is not an option here")
        .contains("'operand' is not an option; behind '--' stand options of spark-submit");
  }

  @Test
  void whatYarnWouldReplaceInTheDriversCommandIsRefusedInEveryOption() {
    Set<String> handedOn = new TreeSet<>();
    List<String> words =
        new ParsedSubmit("--app=a", "--store=/s", "--output=/o").submit().application();
    for (int name = 0; name < words.size(); name += 2) {
      handedOn.add(words.get(name));
    }
    assertThat(handedOn).contains("--store", "--output", "--source");
    for (String expansion : List.of("{{", "}}", "<LOG_DIR>", "<CPS>", "<ADD_OPENS>")) {
      for (String option : handedOn) {
        String value = option.equals("--source") ? expansion + ":1" : "/a/" + expansion;
        List<String> given = new ArrayList<>(List.of("--app=a", "--store=/s"));
        given.removeIf(word -> word.startsWith(option + "="));
        given.add(option + "=" + value);
        ParsedSubmit parsed = new ParsedSubmit(given.toArray(String[]::new));

        assertThat(parsed.exitCode()).as(option).isEqualTo(ExitCode.USAGE);
        assertThat(parsed.err())
            .contains(
                option + " '" + value + "': YARN replaces '" + expansion + "' in the command");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "512m", "2g", "16384m"})
  void aMemorySizeHasAUnit(String size) {
    assertThat(
            new ParsedSubmit("--app=a", "--store=/s", "--driver-memory=" + size)
                .submit()
                .spark()
                .typed())
        .containsEntry("spark.driver.memory", size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0m", "-1g", "1", "1 g", "1G", "1gb", "1.5g", "g", "512m,1g", "512m\n"})
  void whatIsNoMemorySizeIsRefused(String size) {
    assertThat(new ParsedSubmit("--app=a", "--store=/s", "--driver-memory=" + size).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
