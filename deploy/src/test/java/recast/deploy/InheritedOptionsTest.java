package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.Settings;
import recast.cli.UsageException;

/** An upgrade inherits every option and argument, unless it is given again. */
final class InheritedOptionsTest {
  @Test
  void whatIsNotGivenAgainIsInherited() throws Exception {
    InheritedOptions before =
        typed(
            "--app=clones",
            "--store=/models",
            "--source=feeder:1",
            "--output=/scored",
            "--batch-interval=1m",
            "--wait-running=5m",
            "--executor-memory=2g",
            "--",
            "--jars",
            "my-format.jar",
            "--conf",
            "spark.a=1",
            "--conf",
            "spark.b=1");

    SubmitOptions after =
        upgrade(
            before, "--app=clones", "--print=3", "--", "--conf", "spark.b=2", "--conf=spark.c=3");

    assertThat(after.store()).hasToString("/models");
    assertThat(after.application())
        .containsSequence("--source", "feeder:1")
        .containsSequence("--batch-interval", "1m")
        .containsSequence("--print", "3")
        .containsSequence("--output", "/scored");
    assertThat(after.spark().typed()).containsEntry("spark.executor.memory", "2g");
    assertThat(after.args().words())
        .containsSequence("--jars", "my-format.jar")
        .containsSequence("--conf", "spark.a=1")
        .containsSequence("--conf", "spark.b=2")
        .contains("--conf=spark.c=3")
        .doesNotContain("spark.b=1");
    assertThat(after.waitRunning()).as("of the command, not of the application").isEmpty();
    assertThat(after.typed().changes(before))
        .containsExactlyInAnyOrder(
            "--print is 3, and was 10",
            "behind '--' stands --jars my-format.jar --conf spark.a=1 --conf spark.b=2 --conf=spark.c=3, and stood --jars my-format.jar --conf spark.a=1 --conf spark.b=1");
  }

  @Test
  void theNextUpgradeInheritsFromBoth() throws Exception {
    InheritedOptions first =
        typed("--app=a", "--store=/s", "--source=feeder:1", "--", "--jars", "mine.jar");
    InheritedOptions second = upgrade(first, "--app=a", "--print=3").typed();

    SubmitOptions third = upgrade(second, "--app=a");
    assertThat(third.application()).contains("feeder:1").containsSequence("--print", "3");
    assertThat(third.args().words()).containsSequence("--jars", "mine.jar");
  }

  @Test
  void whatIsGivenAgainReplacesWhatWasSaidInAnotherForm() throws Exception {
    InheritedOptions before =
        typed(
            "--app=a",
            "--store=/s",
            "--",
            "--driver-java-options",
            "-Da",
            "--queue=old",
            "--jars=old.jar",
            "--verbose");

    SubmitOptions after =
        upgrade(
            before,
            "--app=a",
            "--queue=new",
            "--",
            "--conf",
            "spark.driver.extraJavaOptions=-Db",
            "--jars",
            "new.jar");
    assertThat(after.spark().typed()).containsEntry("spark.yarn.queue", "new");
    assertThat(after.args().words())
        .containsSequence("--jars", "new.jar")
        .contains("spark.driver.extraJavaOptions=-Db", "--verbose")
        .doesNotContain("-Da", "--queue=old", "--jars=old.jar");
  }

  @Test
  void whatIsSaidAgainBehindTheDashesReplacesAnInheritedOption() throws Exception {
    InheritedOptions before = typed("--app=a", "--store=/s", "--driver-memory=2g");

    SubmitOptions after = upgrade(before, "--app=a", "--", "--conf", "spark.driver.memory=4g");

    assertThat(after.spark().typed()).containsEntry("spark.driver.memory", "4g");
  }

  /** As the build before this one wrote them, in submission.json. */
  @Test
  void aSubmissionOfAnEarlierBuildIsInheritedFromItsWords() throws Exception {
    String json =
        """
        {"app":"a","store":"/s","jar":"app.jar",
         "spark":["--name","a","--class","recast.job.Main","--conf","spark.yarn.dist.jars=x",
                  "--conf","spark.task.cpus=1","--principal","p","--keytab","/k",
                  "--queue","q","--driver-memory","3g","--executor-memory","1g",
                  "--num-executors","2","--executor-cores","2","--jars","mine.jar"],
         "application":["--app","a","--store","/s","--source","feeder:1","--batch-interval","5s",
                        "--poll-interval","1s","--print","10","--output","/scored"],
         "later":"not for this build"}
        """;
    Submission before = Submission.fromJson(json.getBytes(UTF_8));

    SubmitOptions after = upgrade(before.typed(), "--app=a", "--batch-interval=7s");

    assertThat(before.batchInterval()).hasSeconds(5);
    assertThat(after.application())
        .contains("feeder:1", "/scored")
        .containsSequence("--batch-interval", "7s");
    assertThat(after.spark().typed())
        .containsEntry("spark.yarn.queue", "q")
        .containsEntry("spark.driver.memory", "3g")
        .containsEntry("spark.executor.instances", "2");
    assertThat(after.args().words()).containsExactly("--jars", "mine.jar");
    assertThat(after.keytab()).hasValueSatisfying(it -> assertThat(it.principal()).isEqualTo("p"));
  }

  private static InheritedOptions typed(String... words) {
    return new ParsedSubmit(words).submit().typed();
  }

  private static SubmitOptions upgrade(InheritedOptions before, String... words) {
    List<SubmitOptions> parsed = new ArrayList<>();
    Command verb =
        new Command() {
          @Override
          public CommandSpec spec() {
            return SubmitOptions.SPEC;
          }

          @Override
          public ExitCode run(Arguments arguments) throws UsageException {
            parsed.add(SubmitOptions.parse(before.under(arguments)));
            return ExitCode.OK;
          }
        };
    List<String> all = new ArrayList<>(List.of("upgrade"));
    all.addAll(Arrays.asList(words));
    ExitCode exitCode =
        new CommandRunner(Map.of("upgrade", verb), System.err)
            .run(Settings.shipped(), all.toArray(String[]::new));
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    return parsed.get(0);
  }
}
