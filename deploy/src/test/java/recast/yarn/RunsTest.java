package recast.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/** Whose run a name stands for, where several users have one of that name. */
final class RunsTest {
  private static final YarnApplicationState RUNNING = YarnApplicationState.RUNNING;
  private static final YarnApplicationState ACCEPTED = YarnApplicationState.ACCEPTED;
  private static final YarnApplicationState FINISHED = YarnApplicationState.FINISHED;

  private final ApplicationReport anns = run("ann", 1, RUNNING);
  private final ApplicationReport annsOld = run("ann", 0, FINISHED);
  private final ApplicationReport bobs = run("bob", 2, RUNNING);
  private final ApplicationReport bobsOld = run("bob", 3, FINISHED);

  @Test
  void anotherUsersRunNeverHidesOnesOwn() {
    assertThat(meant("ann", anns, bobs)).isEqualTo(anns);
    assertThat(meant("bob", anns, bobs)).isEqualTo(bobs);
    assertThat(meant("ann", annsOld, bobs)).as("even one that has ended").isEqualTo(annsOld);
    assertThat(meant("ann", annsOld, bobsOld)).isEqualTo(annsOld);
  }

  @Test
  void withoutOnesOwnTheOneOfAnotherIsMeantAndAliveComesFirst() {
    assertThat(meant("carl", annsOld, bobsOld, bobs)).isEqualTo(bobs);
    assertThat(meant("carl", annsOld, bobsOld)).isEqualTo(bobsOld);
    assertThat(new Runs("carl", List.of()).meant(run -> false)).isEmpty();
  }

  @Test
  void onlyOnesOwnRunsAreAliveOrEndedAndThoseOfOthersAreForeign() {
    Runs runs = runs("ann", annsOld, bobs, bobsOld);

    assertThat(runs.alive()).isEmpty();
    assertThat(runs.ended()).containsExactly(annsOld);
    assertThat(runs.foreign()).contains(bobs);
    assertThat(runs("bob", annsOld, bobs).foreign()).isEmpty();
  }

  @Test
  void ofTwoThatAreAliveTheOneThatRunsIsMeant() {
    ApplicationReport waiting = run("ann", 0, ACCEPTED);

    assertThat(runs("ann", waiting, anns).alive()).contains(anns);
    assertThat(runs("ann", waiting).alive()).contains(waiting);
  }

  @Test
  void aRunThatGaveWayIsMeantOnlyWhereThereIsNoOther() {
    ApplicationReport newer = run("ann", 5, FINISHED);

    assertThat(runs("ann", annsOld, newer).meant(newer::equals)).contains(annsOld);
    assertThat(runs("ann", newer).meant(newer::equals)).contains(newer);
  }

  @Test
  void aNameThatAnotherUserHasTakenIsAConflictThatNamesItsOwner() {
    assertThatThrownBy(() -> runs("ann", bobs).refuseForeign())
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CONFLICT))
        .hasMessageContainingAll("clones is taken by", "of user bob", "RUNNING", "another --app");
  }

  private static ApplicationReport meant(String user, ApplicationReport... all) {
    return runs(user, all).meant(run -> false).orElseThrow();
  }

  private static Runs runs(String user, ApplicationReport... all) {
    return new Runs(user, List.of(all));
  }

  private static ApplicationReport run(String user, int start, YarnApplicationState state) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ApplicationId.newInstance(1, 1 + start));
    report.setName("clones");
    report.setUser(user);
    report.setStartTime(start);
    report.setYarnApplicationState(state);
    return report;
  }
}
