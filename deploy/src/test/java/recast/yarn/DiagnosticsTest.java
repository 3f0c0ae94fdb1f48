package recast.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiagnosticsTest {
  @Test
  void whatTheDriverThrewIsToldWithoutItsClass() {
    assertThat(
            Diagnostics.reason(
                """
                User class threw exception: recast.cli.CommandException: No model came
                \tat recast.job.Main.main(Main.java:1)
                """))
        .isEqualTo("No model came");
  }

  @Test
  void whatTheDriverThrewMayStandBelow() {
    assertThat(
            Diagnostics.quoted(
                """
                12:00:00 INFO  ApplicationMaster: Starting
                12:00:01 ERROR ApplicationMaster: User class threw exception:\s
                java.lang.IllegalStateException: this build is broken
                \tat recast.job.Main.main(Main.java:5)
                12:00:02 ERROR ApplicationMaster: Uncaught exception:\s
                """))
        .contains("this build is broken");
    assertThat(Diagnostics.quoted("12:00:00 INFO  ApplicationMaster: Starting")).isEmpty();
  }

  @Test
  void whyAnApplicationHasNotStartedIsToldWithoutTheTime() {
    assertThat(
            Diagnostics.waiting(
                "[Thu Nov 26 17:00:00 +0000 2026] Application is added to the scheduler and is not"
                    + " yet activated. Queue's AM resource limit exceeded."))
        .isEqualTo(
            "Application is added to the scheduler and is not yet activated."
                + " Queue's AM resource limit exceeded.");
    assertThat(Diagnostics.waiting("")).isEmpty();
    assertThat(Diagnostics.waiting("x".repeat(1_000))).hasSizeLessThan(500);
  }

  @Test
  void ofAProcessThatDiedTheLastWordIsTold() {
    assertThat(
            Diagnostics.reason(
                """
                Application application_1_1 failed 1 times due to AM Container exited with  exitCode: 1
                Failing this attempt.Diagnostics: [2026-01-02 03:04:05.006]Exception from container-launch.
                [2026-01-02 03:04:05.006]Container exited with a non-zero exit code 1. Error file: prelaunch.err.
                Last 4096 bytes of prelaunch.err :
                Last 4096 bytes of stderr :
                Unrecognized VM option 'NoSuchOption'
                Error: Could not create the Java Virtual Machine.

                For more detailed output, check the application tracking page
                """))
        .isEqualTo("Error: Could not create the Java Virtual Machine.");
  }

  @Test
  void ofAProcessThatWasKilledTheFirstLineIsTold() {
    assertThat(
            Diagnostics.reason(
                """
                Application application_1_1 failed 4 times due to AM Container exited with  exitCode: 137
                Failing this attempt.Diagnostics: Container killed on request. Exit code is 137
                Last 4096 bytes of stderr :

                For more detailed output, check the application tracking page
                """))
        .contains("failed 4 times", "137");
  }

  @Test
  void nothingIsNoReason() {
    assertThat(Diagnostics.reason("")).isEmpty();
  }
}
