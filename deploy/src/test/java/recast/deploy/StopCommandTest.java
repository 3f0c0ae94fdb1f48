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

final class StopCommandTest {
  private static final Set<String> TAGS = Set.of("recast");

  private Operator operator;

  @BeforeEach
  void openCluster(@TempDir Path directory) throws IOException {
    operator = new Operator(directory);
  }

  @Test
  void aRunEndsWhenItIsAskedTo() throws IOException {
    ApplicationId run = operator.runs().scoring("clones", TAGS);

    assertThat(stop()).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains(run + " is FINISHED");
    assertThat(operator.directory(run).stopRequested()).isTrue();
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void withoutARunThereIsNothingToStop() {
    operator.runs().scoring("others", TAGS);

    assertThat(stop()).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("No application clones is running; nothing to stop");
  }

  @Test
  void theRunOfAnotherUserIsAConflictAndIsNotAsked() throws IOException {
    ApplicationId bobs = operator.yarn().add("bob", "clones", TAGS);

    assertThat(stop("--force")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("of user bob", "only its owner can stop it");
    assertThat(operator.directory(bobs).stopRequested()).isFalse();
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void ofTwoUsersWithOneNameOnlyTheOwnRunIsStopped() throws IOException {
    ApplicationId bobs = operator.yarn().add("bob", "clones", TAGS);
    ApplicationId own = operator.runs().scoring("clones", TAGS);

    assertThat(stop()).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.state(own)).isEqualTo(YarnApplicationState.FINISHED);
    assertThat(operator.state(bobs)).isEqualTo(YarnApplicationState.ACCEPTED);
    assertThat(operator.directory(bobs).stopRequested()).isFalse();
  }

  @Test
  void aRunThatDoesNotEndInTimeGoesOnStopping() throws IOException {
    ApplicationId run = operator.runs().deaf("clones", TAGS);

    assertThat(stop("--timeout=1s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err()).contains("clones has not finished within 1s; it goes on stopping");
    assertThat(operator.directory(run).stopRequested()).isTrue();
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void aRunThatDoesNotEndInTimeIsKilledOnDemand() {
    ApplicationId run = operator.runs().deaf("clones", TAGS);

    assertThat(stop("--timeout=1s", "--force")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err())
        .contains("did not finish within 1s and was killed", "no driver of it had reported");
    assertThat(operator.yarn().killed()).containsExactly(run);
  }

  @Test
  void aTimeoutThatCannotSufficeIsRefusedAndNothingIsAsked() throws IOException {
    ApplicationId run = operator.runs().scoring("clones", TAGS);

    assertThat(stop("--timeout=1s")).isEqualTo(ExitCode.USAGE);

    assertThat(operator.err()).contains("--timeout '1s'", "two to three batches of 10s");
    assertThat(operator.directory(run).stopRequested()).isFalse();
  }

  @Test
  void aRunThatFailsInsteadOfStoppingIsAFailure() {
    ApplicationId run = operator.runs().deaf("clones", TAGS);
    operator
        .yarn()
        .drive(
            run,
            id -> {
              operator.yarn().start(id);
              if (operator.directory(id).stopRequested()) {
                operator.runs().fail(id, "disk full");
              }
            });

    assertThat(stop()).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("ended as FAILED instead of stopping: disk full");
  }

  private ExitCode stop(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "stop";
    all[1] = "--app=clones";
    System.arraycopy(words, 0, all, 2, words.length);
    return operator.run(all);
  }
}
