package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.run.BatchHeader;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.Distribution;
import recast.testkit.InteractiveProcess;
import recast.testkit.OutputAudit;
import recast.testkit.Processes;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.SourceProcess.Sent;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;

/** A running application that gets another build. */
@SharesCluster
@Tag(Stress.SLOW)
final class UpgradeIT {
  private static final Pattern RUNS_AGAIN =
      Pattern.compile("runs again as (application_\\d+_\\d+)");
  private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");
  private static final String[] MARKED = {
    "--", "--conf", "spark.driver.extraJavaOptions=-Dmark=me"
  };
  private static final String[] ONE_ATTEMPT = {"--", "--conf", "spark.yarn.maxAppAttempts=1"};

  @TempDir private Path directory;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void theOldBuildIsBackWhenTheNewOneCrashesAndNoRecordIsLost(ClusterUnderTest cluster)
      throws Exception {
    Path home = Distribution.unpack(directory);
    Distribution.breakApplication(home, "this build is broken");
    try (StreamingFixture scene = StreamingFixture.of(cluster, "upgraded")) {
      Release release = scene.publisher().good();
      Application first = submittedByWhoWentAway(scene);
      first.adopts(release);
      first.goesOnWith(release);

      RecastProcess.Ended bad = scene.upgrade(home, ONE_ATTEMPT);
      assertThat(bad.exitCode()).as(bad.err()).isEqualTo(1);
      assertThat(bad.err())
          .contains("FAILED", "its log says: this build is broken", "was given up");
      Matcher again = RUNS_AGAIN.matcher(bad.err());
      assertThat(again.find()).as(bad.err()).isTrue();
      Application second = scene.run(again.group(1));
      second.goesOnWith(release);
      assertThat(second.status()).contains(again.group(1), "RUNNING");
      Sent sent = scene.source().stop();
      // With the options that it had: three records of each batch are shown, not ten.
      List<String> printed = second.printed();
      long batches = printed.stream().filter(line -> BatchHeader.parse(line).isPresent()).count();
      assertThat(printed.size() - batches).isPositive().isLessThanOrEqualTo(3 * batches);
      second.stop();
      OutputAudit audit = new OutputAudit(scene.output().read(), scene.publisher());
      audit.everyBatchHasOneRelease();
      audit.nothingFailed();
      assertThat(audit.everyRecordIsThereOnce(sent)).isZero();
    }
  }

  @Test
  @Tag(Stress.TAG)
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void anUpgradeThatIsInterruptedGoesOnAndNoRecordIsLost(ClusterUnderTest cluster)
      throws Exception {
    Path home = Distribution.unpack(directory);
    try (StreamingFixture scene = StreamingFixture.of(cluster, "upgraded-twice")) {
      Release release = scene.publisher().good();
      Application first = scene.submit();
      first.adopts(release);
      first.goesOnWith(release);

      RecastProcess.Ended good = scene.upgrade(home, MARKED);
      assertThat(good.exitCode()).as(good.err()).isZero();
      Application second = scene.run(good.lastLine());
      second.goesOnWith(release);
      assertThat(Processes.commandLine(good.lastLine(), Application.DRIVER))
          .as("options of the user beside those of Recast")
          .contains("-Dmark=me -Dlog4j2.configurationFile=log4j2-driver.properties");
      Sent sent = scene.source().stop();
      interruptedUpgrade(scene);
      OutputAudit audit = new OutputAudit(scene.output().read(), scene.publisher());
      audit.everyBatchHasOneRelease();
      audit.nothingFailed();
      assertThat(audit.everyRecordIsThereOnce(sent)).isZero();
    }
  }

  /** Its options are on record all the same: without them it could not be upgraded. */
  private static Application submittedByWhoWentAway(StreamingFixture scene) throws Exception {
    try (InteractiveProcess submit = scene.submitAtTerminal("--print", "3")) {
      assertThat(submit.says("is ACCEPTED").interrupted())
          .isEqualTo(InteractiveProcess.INTERRUPTED);
      assertThat(submit.said()).contains("upgraded goes on if YARN has taken it");
      Matcher id = APPLICATION.matcher(submit.said());
      assertThat(id.find()).isTrue();
      Application app = scene.run(id.group());
      app.begins();
      return app;
    }
  }

  /** The old build has stopped by then; the same command goes on from there. */
  private static void interruptedUpgrade(StreamingFixture scene) throws Exception {
    try (InteractiveProcess upgrade = scene.upgradeAtTerminal()) {
      upgrade.says("submitting upgraded-twice to YARN");
      assertThat(upgrade.interrupted()).isEqualTo(InteractiveProcess.INTERRUPTED);
      assertThat(upgrade.said())
          .contains("the upgrade of upgraded-twice is not complete; run the same command again")
          .doesNotContain("runs again as");
    }
    assertThat(scene.operating("status", "--app", "upgraded-twice").err())
        .contains("an upgrade of upgraded-twice is not complete");
    RecastProcess.Ended again = scene.operating("upgrade", "--app", "upgraded-twice");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).doesNotContain("stopping");
    assertThat(scene.operating("status", "--app", "upgraded-twice").err()).isEmpty();
    assertThat(scene.run(again.lastLine()).status()).contains(again.lastLine(), "RUNNING");
  }
}
