package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recast.testkit.Build;
import recast.testkit.InteractiveProcess;
import recast.testkit.Processes;
import recast.testkit.RecastProcess;
import recast.testkit.Stress;

/** The README's first command. */
final class DemoIT {
  private static final Path SCRATCH = Path.of("target", "demo-it").toAbsolutePath();
  private static final String DIRECTORY = Build.home().resolve("target/demo").toString();

  private final RecastProcess recast = new RecastProcess(SCRATCH);
  private final Path log = SCRATCH.resolve("demo.log");

  @AfterEach
  void nothingIsLeft() {
    await("no process is left")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(Processes.of(DIRECTORY)).isEmpty());
    assertThat(Path.of(DIRECTORY, "cluster", "conf")).doesNotExist();
    assertThat(Path.of(DIRECTORY, "cluster", "cluster.lock")).doesNotExist();
  }

  @Test
  void showsASwapAndSumsItUpWhileASecondOneIsRefused() throws Exception {
    try (InteractiveProcess demo = InteractiveProcess.type(recast, log, "demo", "--swaps", "1")) {
      demo.says("starting the embedded cluster");
      RecastProcess.Ended second = recast.run("demo");
      assertThat(second.exitCode()).as(second.err()).isEqualTo(3);
      assertThat(second.err()).contains("a demo runs already");

      assertThat(demo.ends(Duration.ofMinutes(4))).as(demo.said()).isZero();
      assertThat(demo.said())
          .containsPattern("release 1 +version 1 +\\d+ records +000000 010101 020202")
          .containsPattern("release 2 +version 2 +\\d+ records +00 01 02")
          .containsPattern("scored by no release +0")
          .containsPattern("scored by two releases +0");
    }
  }

  @Test
  void ctrlCEndsTheClusterThatStarts() throws Exception {
    interruptedAt("starting the embedded cluster");
  }

  @Test
  @Tag(Stress.TAG)
  void ctrlCEndsEverythingThatWasStarted() throws Exception {
    interruptedAt("is ACCEPTED");
  }

  private void interruptedAt(String moment) throws Exception {
    try (InteractiveProcess demo = InteractiveProcess.type(recast, log, "demo", "--swaps", "1")) {
      assertThat(demo.says(moment).interrupted()).isEqualTo(InteractiveProcess.INTERRUPTED);
    }
  }
}
