package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

/** An upgrade that is not disturbed; what others do meanwhile is in {@link UpgradeRacesTest}. */
final class UpgradeCommandTest {
  /** The application that the first upgrade submits. */
  private static final ApplicationId SECOND = ApplicationId.newInstance(1, 2);

  private Operator operator;
  private ApplicationId old;

  @BeforeEach
  void submit(@TempDir Path directory) throws IOException {
    operator = new Operator(directory);
    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);
    old = operator.printed();
  }

  @Test
  void theOldRunIsStoppedAndTheNewOneTakesItsPlace() throws IOException {
    assertThat(operator.launch("upgrade", "--print=3")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.printed()).isNotEqualTo(old);
    assertThat(operator.err()).contains("--print is 3, and was 10");
    assertThat(operator.state(old)).isEqualTo(YarnApplicationState.FINISHED);
    assertThat(operator.state(operator.printed())).isEqualTo(YarnApplicationState.RUNNING);
    assertThat(operator.directory(old).upgradeNote()).isEmpty();
    assertThat(operator.submissions()).isEqualTo(2);
  }

  @Test
  void whatIsNotGivenIsInherited() throws IOException {
    assertThat(operator.launch("upgrade", "--print=3")).as(operator::err).isEqualTo(ExitCode.OK);
    assertThat(operator.launch("upgrade", "--trial-batches=4")).isEqualTo(ExitCode.OK);

    assertThat(
            Submission.of(operator.yarn(), operator.yarn().now(operator.printed()))
                .orElseThrow()
                .application())
        .containsSequence("--print", "3")
        .containsSequence("--trial-batches", "4");
  }

  @Test
  void withoutARunThereIsNothingToUpgrade() {
    operator.yarn().finish(old);

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("No application clones is running; 'recast submit'");
  }

  @Test
  void theRunOfAnotherUserIsAConflictAndIsNotTouched() throws IOException {
    operator.yarn().finish(old);
    ApplicationId bobs = operator.yarn().add("bob", "clones", Set.of("recast"));

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("of user bob", "only its owner can upgrade it");
    assertThat(operator.directory(bobs).stopRequested()).isFalse();
  }

  @Test
  void aRunOfAnotherUserBesideOnesOwnIsAConflictBeforeAnythingIsStopped() throws IOException {
    operator.yarn().add("bob", "clones", Set.of("recast"));

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("clones is taken by", "of user bob");
    assertThat(operator.directory(old).stopRequested()).isFalse();
  }

  @Test
  void aStopThatTakesTooLongSubmitsNothingAndTheSameCommandGoesOn() throws IOException {
    operator.yarn().drive(old, run -> {});

    assertThat(operator.launch("upgrade", "--timeout=1s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err()).contains("the new build is not submitted: run the same command");
    assertThat(operator.submissions()).isEqualTo(1);
    assertThat(operator.directory(old).upgradeNote()).isPresent();

    operator.yarn().finish(old);
    assertThat(operator.launch("upgrade", "--timeout=1s")).as(operator::err).isEqualTo(ExitCode.OK);
    assertThat(operator.directory(old).upgradeNote()).isEmpty();
  }

  @Test
  void aTimeoutThatCannotSufficeIsRefusedBeforeAnythingIsStopped() throws IOException {
    assertThat(operator.launch("upgrade", "--timeout=150ms")).isEqualTo(ExitCode.USAGE);

    assertThat(operator.err()).contains("--timeout '150ms'");
    assertThat(operator.directory(old).stopRequested()).isFalse();
  }

  @Test
  void whenTheNewRunFailsTheOldOneRunsAgain() throws IOException {
    operator.onSubmit(operator.runs()::failing);

    assertThat(operator.launch("upgrade", "--print=3")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err())
        .contains("the new build is given up", "ended as FAILED: no source", "runs again as");
    assertThat(operator.submissions()).isEqualTo(3);
    ApplicationId again = operator.alive();
    assertThat(Submission.of(operator.yarn(), operator.yarn().now(again)))
        .isEqualTo(Submission.of(operator.yarn(), operator.yarn().now(old)))
        .isPresent();
    assertThat(operator.directory(old).upgradeNote()).isEmpty();
  }

  @Test
  void aNewRunThatRejectsTheReleaseIsStoppedAndTheOldOneRunsAgain() throws IOException {
    operator.onSubmit(operator.runs()::rejecting);

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.REJECTED);

    assertThat(operator.err()).contains("rejected release 7: no format", "runs again as");
    assertThat(operator.state(SECOND)).isEqualTo(YarnApplicationState.FINISHED);
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void aNewRunThatNeverStartsIsStoppedByForceAndTheOldOneRunsAgain() throws IOException {
    operator.onSubmit(operator.runs()::waiting);

    assertThat(operator.launch("upgrade", "--timeout=1s")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("does not run after 1s", "runs again as");
    assertThat(operator.yarn().killed()).containsExactly(SECOND);
  }

  @Test
  void aRunOfWhichNobodyKnowsHowItWasSubmittedIsNotStopped() throws IOException {
    operator.directory(old).remove();

    assertThat(operator.launch("upgrade")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("How " + old + " was submitted is not known");
    assertThat(operator.directory(old).stopRequested()).isFalse();
  }
}
