package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

final class LogsCommandTest {
  private static final Set<String> TAGS = Set.of("recast");

  private Operator operator;

  @BeforeEach
  void openCluster(@TempDir Path directory) throws IOException {
    operator = new Operator(directory);
  }

  @Test
  void theLogOfARunThatHasEndedIsTheOneThatYarnHasCollected() {
    ended("driver.log", "one\ntwo\n");

    assertThat(logs("driver.log")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.out()).isEqualTo("one\ntwo\n");
  }

  @Test
  void aFileThatTheDriverDidNotWriteIsAFailureThatNamesTheOthers() {
    ended("driver.log", "one\n");

    assertThat(logs("no.log")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("wrote no file no.log", "driver.log, stderr");
  }

  @Test
  void aLogThatYarnDoesNotCollectInTimeIsATimeout() {
    ApplicationId run = operator.runs().deaf("clones", TAGS);
    operator.yarn().start(run);
    operator.yarn().finish(run);

    assertThat(logs("driver.log")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err()).contains("YARN has not collected driver.log of " + run);
  }

  @Test
  void aRunThatNeverHadADriverHasNoLogs() {
    operator.yarn().fail(operator.runs().waiting("clones", TAGS), "no such queue");

    assertThat(logs("driver.log")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("before YARN gave it a container, so it has no logs");
  }

  @Test
  void aRunThatGetsNoDriverInTimeIsATimeout() {
    operator.runs().waiting("clones", TAGS);

    assertThat(logs("driver.log")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(operator.err())
        .contains("Nothing to show within the timeout of 1s: waiting for a driver", "ACCEPTED");
  }

  @Test
  void anApplicationThatYarnDoesNotKnowIsAFailure() {
    assertThat(logs("driver.log")).isEqualTo(ExitCode.FAILED);

    assertThat(operator.err()).contains("YARN knows no application clones");
  }

  @Test
  void theLogOfAnotherUsersRunIsShownWithANote() {
    ApplicationId bobs = operator.yarn().add("bob", "clones", TAGS);
    operator.yarn().start(bobs);
    operator.yarn().finish(bobs);
    operator.runs().collect(bobs, "driver.log", "one\n");

    assertThat(logs("driver.log")).as(operator::err).isEqualTo(ExitCode.OK);

    assertThat(operator.err()).contains("note: this is " + bobs + " of user bob");
    assertThat(operator.out()).isEqualTo("one\n");
  }

  @Test
  void theLogOfARunThatIsAliveIsReadFromItsNodeManager() throws IOException {
    try (NodeManagerPages node = NodeManagerPages.with("driver.log", "one\n")) {
      ApplicationId run = operator.runs().waiting("clones", TAGS);
      operator.yarn().start(run, node.container(operator.yarn().now(run)));

      assertThat(logs("driver.log")).as(operator::err).isEqualTo(ExitCode.OK);
    }
    assertThat(operator.out()).isEqualTo("one\n");
  }

  @Test
  void aFollowedLogGoesOnWhereItWasWhenTheRunEnds() throws IOException {
    try (NodeManagerPages node = NodeManagerPages.with("driver.log", "one\n")) {
      ApplicationId run = operator.runs().waiting("clones", TAGS);
      operator.yarn().start(run, node.container(operator.yarn().now(run)));
      operator
          .yarn()
          .drive(
              run,
              id -> {
                if (operator.out().equals("one\n")) {
                  operator.yarn().finish(id);
                  operator.runs().collect(id, "driver.log", "one\ntwo\n");
                }
              });

      assertThat(logs("driver.log", "--follow")).as(operator::err).isEqualTo(ExitCode.OK);
    }
    assertThat(operator.out()).isEqualTo("one\ntwo\n");
  }

  private void ended(String file, String text) {
    ApplicationId run = operator.runs().waiting("clones", TAGS);
    operator.yarn().start(run);
    operator.yarn().finish(run);
    operator.runs().collect(run, file, text);
  }

  private ExitCode logs(String file, String... words) {
    String[] all = new String[words.length + 4];
    all[0] = "logs";
    all[1] = "--app=clones";
    all[2] = "--timeout=1s";
    all[3] = "--log-file=" + file;
    System.arraycopy(words, 0, all, 4, words.length);
    return operator.run(all);
  }
}
