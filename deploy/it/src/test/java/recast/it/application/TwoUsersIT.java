package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.RecastProcess;
import recast.testkit.SharesCluster;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;
import recast.yarn.WaitingProgram;

/** Two users of one cluster: no command of one changes or hides what the other one runs. */
@SharesCluster
final class TwoUsersIT {
  private static final String BOB = "bob";
  private static final String SAME = "two-users";

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void noCommandOfOneChangesTheRunOfTheOther(ClusterUnderTest cluster) throws Exception {
    String app = "scorers";
    try (WaitingProgram program = WaitingProgram.of(StreamingFixture.SCORER, cluster, app);
        StreamingFixture bobs = StreamingFixture.of(cluster, app, BOB)) {
      bobs.publisher().good();
      String home = "/user/" + StreamingFixture.SCORER;
      bobs.hdfs().makeDirectory(home, StreamingFixture.SCORER, StreamingFixture.GROUP, 0700);
      refusedAsForeign(bobs, app, StreamingFixture.SCORER);
      assertConflict(bobs.trySubmit(), app + " is taken by", "of user " + StreamingFixture.SCORER);
      assertThat(program.isAlive()).isTrue();
    }
  }

  @Test
  @Tag(Stress.TAG)
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void noCommandOfOneChangesOrHidesTheRunOfTheOther(ClusterUnderTest cluster) throws Exception {
    try (StreamingFixture scorers = StreamingFixture.of(cluster, SAME);
        StreamingFixture bobs = StreamingFixture.of(cluster, SAME, BOB);
        StreamingFixture bobsOther = StreamingFixture.of(cluster, "only-bobs", BOB)) {
      Release release = scorers.publisher().good();
      bobs.publisher().good();
      bobsOther.publisher().publish("nosuch", "a model".getBytes(UTF_8));
      Application first = scorers.submit("--wait-running", "3m");
      refusedAsForeign(bobs, SAME, StreamingFixture.SCORER);
      namesOwnerOfLogs(bobs, SAME, StreamingFixture.SCORER);
      assertConflict(bobs.trySubmit(), SAME + " is taken by", "of user " + StreamingFixture.SCORER);

      RecastProcess.Ended rejected = bobsOther.trySubmit("--wait-running", "3m");
      assertThat(rejected.err()).contains("rejected release 1", "nosuch", "goes on running");
      assertThat(rejected.exitCode()).isEqualTo(5);
      refusedAsForeign(scorers, "only-bobs", BOB);
      namesOwnerOfLogs(scorers, "only-bobs", BOB);
      bobsOther.operating("stop", "--app", "only-bobs");
      first.goesOnWith(release);
      first.stop();

      // What is left of the first run is not the second user's to remove, nor in the way.
      Application second = bobs.submit();
      assertThat(scorers.operating("status", "--app", SAME).out())
          .as("one's own run, though it has ended")
          .contains("FINISHED SUCCEEDED", StreamingFixture.SCORER);
      assertThat(scorers.operating("status", "--app", SAME).err())
          .contains("note: another one of this name", "of user " + BOB);
      assertConflict(
          scorers.operating("stop", "--app", SAME), "of user " + BOB, "only its owner can stop it");
      assertConflict(scorers.trySubmit(), "of user " + BOB, "another --app");
      cleansUpOnlyWhatIsOver(bobs);
      assertThat(scorers.operating("clean", "--dry-run").out()).doesNotContain("/user/" + BOB);
      assertThat(second.status()).contains("RUNNING", BOB);
      second.stop();
      RecastProcess.Ended noSuchLog = bobs.operating("logs", "--app", SAME, "--log-file", "nope");
      assertThat(noSuchLog.err()).contains("no file nope", "driver.log", "stdout");
      assertThat(noSuchLog.exitCode()).isEqualTo(1);
      assertThat(bobsOther.operating("status", "--app", "only-bobs").out())
          .contains("FINISHED SUCCEEDED");
    }
  }

  /** All of it is old, but what the live run was submitted with is still needed. */
  private static void cleansUpOnlyWhatIsOver(StreamingFixture scene) throws Exception {
    String recast = "/user/" + BOB + "/.recast";
    scene.hdfs().makeDirectory(recast + "/application_1_0001", BOB, StreamingFixture.GROUP, 0755);
    scene.hdfs().makeDirectory(recast + "/builds/recast-old", BOB, StreamingFixture.GROUP, 0755);
    FileContext files = scene.hdfs().files();
    List<Path> all = new ArrayList<>();
    for (String directory : new String[] {recast, recast + "/builds"}) {
      for (FileStatus each : files.util().listStatus(new Path(directory))) {
        files.setTimes(each.getPath(), 1, -1);
        all.add(each.getPath());
      }
    }
    RecastProcess.Ended clean = scene.operating("clean");
    assertThat(clean.exitCode()).as(clean.err()).isZero();
    assertThat(clean.out())
        .contains(
            recast + "/application_1_0001", "a run that is over", "recast-old", "that no run uses");
    assertThat(clean.err()).contains("removed");
    for (Path each : all) {
      assertThat(files.util().exists(each))
          .as(each.toString())
          .isEqualTo(!clean.out().contains(each.toUri().getPath() + " "));
    }
  }

  private static void refusedAsForeign(StreamingFixture scene, String app, String owner)
      throws Exception {
    for (String verb : new String[] {"status", "stop"}) {
      assertConflict(scene.operating(verb, "--app", app), "of user " + owner, "as " + owner, verb);
    }
    assertConflict(
        scene.operating("upgrade", "--app", app),
        "of user " + owner,
        "run 'recast upgrade --app " + app + "' as " + owner);
  }

  private static void namesOwnerOfLogs(StreamingFixture scene, String app, String owner)
      throws Exception {
    RecastProcess.Ended logs = scene.operating("logs", "--app", app, "--log-file", "stderr");
    assertThat(logs.err()).contains("of user " + owner);
  }

  private static void assertConflict(RecastProcess.Ended ended, String... parts) {
    assertThat(ended.err()).as(ended.out()).contains(parts).doesNotContain("\tat ");
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
  }
}
