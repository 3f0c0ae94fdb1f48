package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.CommandException;
import recast.cli.ExitCode;

final class SubmitCommandTest {
  private Operator operator;

  @BeforeEach
  void openCluster(@TempDir Path directory) throws IOException {
    operator = new Operator(directory);
  }

  @Test
  void aRunThatScoresIsASuccessAndKeepsHowItWasSubmitted() throws IOException {
    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(Submission.of(operator.yarn(), operator.yarn().now(operator.printed())))
        .get()
        .extracting(Submission::app)
        .isEqualTo("clones");
    assertThat(operator.err()).contains("submitting clones to YARN");
  }

  @Test
  void aNameThatAnOwnRunHasIsAConflictAndNothingIsSubmitted() {
    ApplicationId first = operator.runs().scoring("clones", Set.of("recast"));

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("clones already runs as " + first, "recast stop");
    assertThat(operator.submissions()).isZero();
  }

  @Test
  void aNameThatAnotherUserHasTakenIsAConflictThatNamesTheOwner() {
    operator.yarn().add("bob", "clones", Set.of("recast"));

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("clones is taken by", "of user bob", "another --app");
    assertThat(operator.submissions()).isZero();
  }

  @Test
  void anOutputOfAnotherApplicationIsAConflictThatNamesIt(@TempDir Path output) throws IOException {
    Files.writeString(output.resolve("_owner.json"), "{\"app\": \"others\"}");

    assertThat(operator.launch("submit", "--output", output.toUri().toString()))
        .isEqualTo(ExitCode.CONFLICT);

    assertThat(operator.err()).contains("belongs to application others", "_owner.json");
    assertThat(operator.submissions()).isZero();
  }

  @Test
  void anOutputIsClaimed(@TempDir Path output) {
    assertThat(operator.launch("submit", "--output", output.toUri().toString()))
        .as(operator::err)
        .isEqualTo(ExitCode.OK);

    assertThat(output.resolve("_owner.json")).content().contains("clones");
  }

  @Test
  void anOutputThatCannotBeWrittenIsFoundOutBeforeTheDriver(@TempDir Path place)
      throws IOException {
    Path file = Files.writeString(place.resolve("file"), "no directory");

    assertThat(operator.launch("submit", "--output", file.toUri().toString()))
        .isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("Cannot write to --output file:", "is not a directory");
    assertThat(operator.submissions()).isZero();
  }

  @Test
  void whatARunBeforeHasReceivedAndNotScoredIsKeptAndReported() throws Exception {
    ApplicationId before = operator.runs().failing("clones", Set.of("recast"));
    operator.runs().fail(before, "disk full");
    FileContext files = FileContext.getFileContext(operator.yarn().configuration());
    org.apache.hadoop.fs.Path log =
        new org.apache.hadoop.fs.Path(
            operator.directory(before).checkpoint(), "receivedData/0/log-1-2");
    try (OutputStream out =
        files.create(log, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent())) {
      out.write("records".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err())
        .contains("warning: " + before + " has ended without a stop", "7 B", "recast clean");
    assertThat(files.util().exists(log)).isTrue();
  }

  @Test
  void aRunOfAnotherNameIsNoObstacle() {
    operator.runs().scoring("others", Set.of("recast"));

    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);
  }

  @Test
  void aRunThatGetsNoContainerInTimeIsReportedAndGoesOn() {
    operator.onSubmit(operator.runs()::waiting);

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err()).contains("clones does not run after 1s", "is ACCEPTED", "--force");
    assertThat(operator.yarn().killed()).isEmpty();
  }

  @Test
  void aRunThatIsNotReadyInTimeIsReportedAndGoesOn() {
    operator.onSubmit(operator.runs()::silent);

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err()).contains("was not ready within 1s: the driver starts");
  }

  @Test
  void aRunThatRejectsItsReleaseIsReported() {
    operator.onSubmit(operator.runs()::rejecting);

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.REJECTED);

    assertThat(operator.err()).contains("rejected release 7: no format", "goes on running");
  }

  @Test
  void aRunThatFailsBeforeItScoresIsAFailureWithItsReason() {
    operator.onSubmit(operator.runs()::failing);

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("ended as FAILED: no source", "recast logs --app clones");
  }

  @Test
  void aRunThatFailsWhileItIsWaitedForIsAFailure() {
    operator.onSubmit(
        (name, tags) -> {
          ApplicationId id = operator.runs().waiting(name, tags);
          operator
              .yarn()
              .drive(
                  id,
                  run -> {
                    operator.yarn().start(run);
                    operator.yarn().drive(run, again -> operator.runs().fail(again, "late"));
                  });
        });

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("ended as FAILED: late");
  }

  @Test
  void aSubmissionThatSparkSubmitRefusesIsAFailure() {
    operator.onSubmit(
        (name, tags) -> {
          throw new CommandException(ExitCode.FAILED, "spark-submit ended with 1: no queue");
        });

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("spark-submit ended with 1: no queue");
  }

  @Test
  void aSubmissionWithoutAnAnswerIsFoundByItsTagAndNotMadeTwice() {
    operator.onSubmit(
        (name, tags) -> {
          operator.runs().scoring(name, tags);
          throw new CommandException(
              ExitCode.FAILED, "spark-submit ended with 1", new ConnectException("refused"));
        });

    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.submissions()).isEqualTo(1);
  }

  @Test
  void ofTwoSubmissionsAtOnceTheOneThatGaveWayIsAConflict() {
    operator.onSubmit(
        (name, tags) -> {
          operator.runs().scoring(name, Set.of("recast"));
          operator.runs().failing(name, tags);
        });

    assertThat(operator.launch("submit")).isEqualTo(ExitCode.CONFLICT);
  }

  @Test
  void whatAnEarlierRunHasLeftIsRemoved() throws IOException {
    assertThat(operator.launch("submit")).isEqualTo(ExitCode.OK);
    ApplicationId earlier = operator.printed();
    operator.yarn().finish(earlier);

    assertThat(operator.launch("submit")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.directory(earlier).status()).isEmpty();
    assertThat(operator.directory(earlier).submission()).isEmpty();
  }
}
