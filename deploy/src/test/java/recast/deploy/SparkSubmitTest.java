package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;

final class SparkSubmitTest {
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final SparkSubmit sparkSubmit =
      new SparkSubmit(
          new Installation(
              Path.of("/the conf"), Path.of("/cluster"), Path.of("/spark"), Path.of("/jars")),
          new PrintStream(talk, true, UTF_8));

  @Test
  void theApplicationRunsOnYarnInClusterMode() {
    assertThat(command())
        .startsWith(
            "/spark/bin/spark-submit", "--master", "yarn", "--deploy-mode", "cluster", "--name")
        .containsSequence("--name", "clones")
        .containsSequence("--class", "recast.job.Main")
        .containsSequence("--conf", "spark.yarn.submit.waitAppCompletion=false");
  }

  @Test
  void itsJarsAndLogSettingsTravelWithIt() {
    List<String> command = command();

    assertThat(command)
        .contains("spark.yarn.dist.jars=/jars/cli.jar,/jars/model-store.jar,/jars/commons-cli.jar")
        .contains(
            "spark.yarn.dist.files=/the conf/log4j2-driver.properties,/the conf/log4j2-executor.properties")
        .contains(
            "spark.driver.extraJavaOptions=-Dlog4j2.configurationFile=log4j2-driver.properties",
            "spark.executor.extraJavaOptions=-Dlog4j2.configurationFile=log4j2-executor.properties");
  }

  @Test
  void theApplicationsOwnArgumentsFollowItsJar() {
    List<String> command = command("--print=3");
    int jar = command.indexOf("/jars/streaming-app.jar");

    assertThat(command.subList(jar + 1, command.size()))
        .startsWith("run", "--app", "clones", "--store", "/models")
        .containsSequence("--print", "3")
        .endsWith("--epoch", "7");
    assertThat(command.subList(0, jar)).doesNotContain("--store", "--print", "--source");
  }

  @Test
  void theUsersArgumentsOverrideSettingsAndOurTagsOverrideThem() {
    List<String> command =
        command("--", "--conf", "spark.task.cpus=2", "--conf", "spark.yarn.tags=mine");

    assertThat(command)
        .containsSubsequence(
            "spark.task.cpus=1",
            "--queue",
            "spark.task.cpus=2",
            "spark.yarn.tags=mine",
            "spark.yarn.tags=recast,recast-1",
            "/jars/streaming-app.jar");
  }

  @Test
  void theReasonIsTheLastLineThatNamesAnException() {
    assertThat(
            reason(
                "Exception in thread \"main\" java.lang.A: first",
                "\tat java.lang.ErrorCatcher.run",
                "  Caused by Exception in a frame",
                "Caused by: java.io.IOException: second ",
                "INFO ShutdownHookManager: Shutdown hook called"))
        .isEqualTo("second");
    assertThat(reason("Exception in thread \"main\" org.apache.SparkException: no queue 'x'"))
        .isEqualTo("no queue 'x'");
  }

  @Test
  void withoutAnExceptionTheReasonIsTheLastLine() {
    assertThat(reason("one", " two ")).isEqualTo("two");
    assertThat(reason()).isEqualTo("it said nothing");
  }

  @Test
  void aSubmissionThatFailsCarriesWhatWasSaid() {
    assertThatThrownBy(
            () ->
                sparkSubmit.run(
                    List.of("/bin/sh", "-c", "echo 'Error: no queue' >&2; echo bye; exit 3"),
                    false))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("ended with 3: Error: no queue")
        .hasMessageContaining("--debug");
    assertThat(talk.size()).isZero();
  }

  @Test
  void allThatIsSaidIsShownOnDemand() throws Exception {
    sparkSubmit.run(List.of("/bin/sh", "-c", "echo out; echo err >&2"), true);

    assertThat(talk.toString(UTF_8).lines()).containsExactly("out", "err");
  }

  @Test
  void theReasonOfALongTalkIsFound() {
    assertThatThrownBy(
            () ->
                sparkSubmit.run(
                    List.of(
                        "/bin/sh",
                        "-c",
                        "i=0; while [ $i -lt 1000 ]; do echo line; i=$((i+1)); done;"
                            + " echo 'x.SomeException: why'; exit 1"),
                    false))
        .hasMessageContaining("ended with 1: why;");
  }

  private List<String> command(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--app=clones";
    all[1] = "--store=/models";
    System.arraycopy(words, 0, all, 2, words.length);
    return sparkSubmit.command(
        new Parsed(all).submit(), Map.of("spark.task.cpus", "1"), "recast-1", 7);
  }

  private static String reason(String... said) {
    return SparkSubmit.reason(new ArrayDeque<>(List.of(said)));
  }
}
