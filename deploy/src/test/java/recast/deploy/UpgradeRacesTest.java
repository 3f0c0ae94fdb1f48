package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

/** Upgrades that are interrupted, or that another command gets in the way of. */
final class UpgradeRacesTest {
  private static final Set<String> OTHERS = Set.of("recast", "recast-other");

  private Operator operator;
  private ApplicationId old;
  private final AtomicReference<ApplicationId> other = new AtomicReference<>();
  private final AtomicReference<ApplicationId> own = new AtomicReference<>();

  @BeforeEach
  void submit(@TempDir Path directory) throws IOException {
    operator = new Operator(directory);
    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);
    old = operator.printed();
  }

  @Test
  void anUpgradeThatIsNotReadyStopsItsOwnRunAndNotTheOneOfAnotherCommand() throws IOException {
    operator.onSubmit(
        (name, tags) -> {
          other.set(operator.runs().scoring(name, OTHERS));
          own.set(operator.runs().silent(name, tags));
        });

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.state(own.get())).isEqualTo(YarnApplicationState.FINISHED);
    assertOtherIsUntouched();
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void anUpgradeKillsItsOwnRunAloneWhenThatDoesNotStop() throws IOException {
    operator.onSubmit(
        (name, tags) -> {
          other.set(operator.runs().scoring(name, OTHERS));
          own.set(operator.runs().deaf(name, tags));
        });

    assertThat(operator.launch("upgrade", "--timeout=1s")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.yarn().killed()).containsExactly(own.get());
    assertOtherIsUntouched();
  }

  @Test
  void anUpgradeWhoseRunGaveWayLeavesTheOneOfAnotherCommandAlone() throws IOException {
    operator.onSubmit(
        (name, tags) -> {
          other.set(operator.runs().scoring(name, OTHERS));
          own.set(operator.runs().failing(name, tags));
        });

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.CONFLICT);

    assertOtherIsUntouched();
    assertThat(operator.yarn().killed()).isEmpty();
    assertThat(operator.submissions()).isEqualTo(2);
  }

  @Test
  void theSameUpgradeTakesOverTheRunThatAnInterruptedOneHasSubmitted() throws IOException {
    interruptAfterSubmission("--print=3");

    assertThat(operator.launch("upgrade", "--print=3")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains("going on with " + own.get());
    assertThat(operator.printed()).isEqualTo(own.get());
    assertThat(operator.submissions()).isEqualTo(2);
    assertThat(operator.directory(own.get()).stopRequested()).isFalse();
    assertThat(operator.directory(own.get()).submission()).isPresent();
    assertThat(operator.directory(old).upgradeNote()).isEmpty();
  }

  @Test
  void aRunThatIsTakenOverAndFailsGivesTheOldOneBack() throws IOException {
    interruptAfterSubmission("--print=3");
    operator.yarn().drive(own.get(), operator.yarn()::start);
    operator.directory(own.get()).requestStop();

    assertThat(operator.launch("upgrade", "--print=3", "--timeout=1s")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("going on with " + own.get(), "runs again as");
    assertThat(operator.yarn().killed()).containsExactly(own.get());
  }

  @Test
  void anotherUpgradeReplacesTheRunThatAnInterruptedOneHasSubmitted() throws IOException {
    interruptAfterSubmission("--print=3");
    operator.directory(own.get()).keepSubmission(submissionOf(old).toJson());

    assertThat(operator.launch("upgrade", "--print=4")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).doesNotContain("going on with");
    assertThat(operator.printed()).isNotEqualTo(own.get());
    assertThat(operator.state(own.get())).isEqualTo(YarnApplicationState.FINISHED);
    assertThat(submissionOf(operator.printed()).application()).containsSequence("--print", "4");
  }

  @Test
  void aRunWithoutTheTagOfTheNoteIsReplacedAndNotTakenOver() throws IOException {
    byte[] submission = submissionOf(old).toJson();
    operator.onSubmit(
        (name, tags) -> {
          throw new InterruptedException("before spark-submit");
        });
    interrupted();
    other.set(operator.runs().scoring("clones", OTHERS));
    operator.directory(other.get()).keepSubmission(submission);

    assertThat(operator.launch("upgrade")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).doesNotContain("going on with");
    assertThat(operator.printed()).isNotEqualTo(other.get());
    assertThat(operator.state(other.get())).isEqualTo(YarnApplicationState.FINISHED);
    assertThat(operator.state(operator.printed())).isEqualTo(YarnApplicationState.RUNNING);
  }

  @Test
  void anUpgradeThatWasInterruptedBeforeItSubmittedIsCompleted() throws IOException {
    operator.onSubmit(
        (name, tags) -> {
          throw new InterruptedException("before spark-submit");
        });
    interrupted();
    assertThat(operator.directory(old).upgradeNote()).isPresent();

    assertThat(operator.launch("upgrade")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.directory(old).upgradeNote()).isEmpty();
    assertThat(operator.state(operator.printed())).isEqualTo(YarnApplicationState.RUNNING);
  }

  @Test
  void aSubmitAfterAnInterruptedUpgradeSaysThatItReplacesIt() {
    operator.onSubmit(
        (name, tags) -> {
          throw new InterruptedException("before spark-submit");
        });
    interrupted();

    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains("an upgrade of clones is not complete", "replaces it");
  }

  private void interruptAfterSubmission(String word) {
    operator.onSubmit(
        (name, tags) -> {
          own.set(operator.runs().scoring(name, tags));
          throw new InterruptedException("after spark-submit");
        });
    interrupted(word);
  }

  private void interrupted(String... words) {
    assertThat(operator.launch("upgrade", words)).isEqualTo(ExitCode.FAILED);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertOtherIsUntouched() throws IOException {
    assertThat(operator.directory(other.get()).stopRequested()).isFalse();
    assertThat(operator.state(other.get())).isEqualTo(YarnApplicationState.RUNNING);
  }

  private Submission submissionOf(ApplicationId id) throws IOException {
    return Submission.of(operator.yarn(), operator.yarn().now(id)).orElseThrow();
  }
}
