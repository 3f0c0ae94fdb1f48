package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

/** --wait --until trial: the release has scored its first batches, and was kept. */
final class WaitForTrialTest {
  private static final Instant BATCH = Instant.parse("2026-01-02T03:04:10Z");
  private static final Instant TRIAL_OVER = BATCH.plusSeconds(90);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATER = Duration.ofSeconds(9);

  @TempDir private Path directory;
  private PublisherFixture recast;
  private RecordedAdoptions clones;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
    clones = new RecordedAdoptions(recast);
  }

  @Test
  void aReleaseThatSurvivesItsTrialEndsTheWait() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(LATER, () -> clones.survivesTrial(1, BATCH, TRIAL_OVER));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).hasSize(3);
    assertThat(recast.out().lines().toList().get(1)).startsWith("adopted by clones  release 1  ");
    assertThat(recast.out().lines().toList().get(2))
        .isEqualTo(
            "kept by clones  release 1  version 1  from batch 2026-01-02T03:04:10Z"
                + "  trial over at batch 2026-01-02T03:05:40Z  after 9.0 s");
    assertThat(recast.err()).isEmpty();
  }

  @Test
  void theTrialOfAnEarlierReleaseIsNotTakenForThisOne() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    clones.survivesTrial(1, BATCH, TRIAL_OVER);
    clones.at(SOON, () -> clones.adopts(2, TRIAL_OVER));

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains("Release 2 stands, clones adopted it from batch " + TRIAL_OVER + " on")
        .contains("did not end its trial within 30s: ", "see 'recast status --app clones'");
  }

  @Test
  void aReleaseThatGoesBackInItsTrialIsRejectedWithTheCommandThatGoesBack() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    clones.at(SOON, () -> clones.adopts(2, BATCH.plusSeconds(10)));
    clones.at(LATER, () -> clones.rejects(2, BATCH.plusSeconds(20), "all records failed"));

    assertThat(run("fit")).isEqualTo(ExitCode.REJECTED);

    assertThat(recast.out()).contains("adopted by clones  release 2");
    assertThat(recast.err())
        .contains("clones adopted release 2, version 2", "rejected it from batch")
        .contains("all records failed", "recast rollback --store", " --to 1");
  }

  @Test
  void aReleaseThatIsNeverAdoptedIsRejected() {
    clones.at(SOON, () -> clones.rejects(1, PublisherFixture.NOW, "does not decode"));

    assertThat(run("fit")).isEqualTo(ExitCode.REJECTED);
  }

  @Test
  void aNewerReleaseThatIsAdoptedInTheTrialEndsTheWait() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(LATER, () -> clones.adopts(2, BATCH.plusSeconds(20)));

    assertThat(run("fit")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.waited()).isLessThan(LATER.plusSeconds(1));
    assertThat(recast.err())
        .contains(
            "Release 1 stands, but clones did not end its trial: release 2, version 2, scores")
        .contains("recast rollback --store", " --to 1");
  }

  @Test
  void aReleaseThatSurvivedBeforeANewerOneWasAdoptedIsKept() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(LATER, () -> clones.survivesTrial(1, BATCH, TRIAL_OVER));
    clones.at(LATER, () -> clones.adopts(2, TRIAL_OVER));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aNewerReleaseThatIsRejectedDoesNotEndTheTrial() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(SOON, () -> clones.rejects(2, BATCH.plusSeconds(20), "too large"));
    clones.at(LATER, () -> clones.survivesTrial(1, BATCH, TRIAL_OVER));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aLaterRunThatAdoptsTheReleaseAgainEndsTheTrial() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> clones.adopts(1, TRIAL_OVER));
    clones.at(LATER, () -> clones.survivesTrial(1, TRIAL_OVER, TRIAL_OVER.plusSeconds(90)));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void anApplicationThatIsAliveIsStillOnTrialWhenTheTimeIsOver() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> clones.isAlive(PublisherFixture.NOW.plusSeconds(29)));

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("within 30s: it is still on trial; see");
  }

  @Test
  void aReleaseThatIsNotAdoptedInTimeIsToldAsWithoutATrial() {
    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("Release 1 stands, but clones did not adopt it within 30s");
  }

  @Test
  void aTrialThatCannotBeReadLeavesOpenHowItEnded() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(
        SOON,
        () ->
            Files.writeString(directory.resolve("a store/adoptions/clones/trial.json"), "garbage"));

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("cannot be told", "trial.json");
  }

  @Test
  void publishAndRollbackWaitAsFitDoes() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "{\"cloned\": true}");
    recast.publish("clone", "{\"cloned\": true}");
    clones.at(SOON, () -> clones.adopts(2, BATCH));
    clones.at(SOON, () -> clones.survivesTrial(2, BATCH, TRIAL_OVER));
    clones.at(LATER, () -> clones.adopts(3, TRIAL_OVER));
    clones.at(LATER, () -> clones.survivesTrial(3, TRIAL_OVER, TRIAL_OVER.plusSeconds(90)));

    assertThat(run("publish", "--format", "clone", "--file", file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(recast.out()).contains("kept by clones  release 2  version 2");
    assertThat(run("rollback")).isEqualTo(ExitCode.OK);
    assertThat(recast.out()).contains("kept by clones  release 3  version 1");
  }

  private ExitCode run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of("--store", recast.address(), "--wait", "30s", "--app", RecordedAdoptions.APP));
    all.addAll(List.of("--until", "trial"));
    if (!words[0].equals("rollback")) {
      all.add("--create");
    }
    return recast.run(all.toArray(String[]::new));
  }
}
