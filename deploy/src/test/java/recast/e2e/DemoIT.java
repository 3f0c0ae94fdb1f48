package recast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's first command. */
final class DemoIT {
  private static final Path SCRATCH = Path.of("target", "demo-it").toAbsolutePath();
  private static final String DIRECTORY = Path.of("target", "demo").toAbsolutePath().toString();

  private final FrontDoor recast = new FrontDoor(SCRATCH);
  private final Path log = SCRATCH.resolve("demo.log");
  private Process demo;

  @BeforeEach
  void startDemo() throws IOException {
    demo = recast.start(log, "demo", "--swaps", "1");
  }

  @AfterEach
  void nothingIsLeft() {
    demo.destroy();
    await("no process is left")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(Processes.of(DIRECTORY)).isEmpty());
    assertThat(Path.of(DIRECTORY, "cluster", "conf")).doesNotExist();
    assertThat(Path.of(DIRECTORY, "cluster", "cluster.lock")).doesNotExist();
  }

  @Test
  void showsASwapAndSumsItUpWhileASecondOneIsRefused() throws Exception {
    awaitLog("starting the embedded cluster");
    FrontDoor.Ended second = recast.run("demo");
    assertThat(second.exitCode()).as(second.talk()).isEqualTo(3);
    assertThat(second.talk()).contains("a demo runs already");

    assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("ends by itself").isTrue();
    assertThat(Files.readString(log))
        .containsPattern("release 1 +version 1 +\\d+ records +000000 010101 020202")
        .containsPattern("release 2 +version 2 +\\d+ records +00 01 02")
        .containsPattern("scored by no release +0")
        .containsPattern("scored by two releases +0");
    assertThat(demo.exitValue()).isZero();
  }

  @Test
  void ctrlCEndsEverythingThatWasStarted() throws Exception {
    awaitLog("is ACCEPTED");

    String signal = interruptsArrive() ? "-INT" : "-TERM";
    new ProcessBuilder("kill", signal, Long.toString(demo.pid())).inheritIO().start().waitFor();

    assertThat(demo.waitFor(1, TimeUnit.MINUTES)).as("ends soon").isTrue();
    assertThat(demo.exitValue()).isEqualTo(signal.equals("-INT") ? 130 : 143);
    assertThat(Files.readString(log)).doesNotContain("\tat ", "a bug of Recast");
  }

  /** A shell may have started this build with SIGINT ignored, and the demo inherits that. */
  private static boolean interruptsArrive() throws IOException {
    Path self = Path.of("/proc/self/status");
    if (!Files.isReadable(self)) {
      return true;
    }
    String ignored =
        Files.readAllLines(self).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(ignored.replaceAll("SigIgn:\\s*", ""), 16) & 2) == 0;
  }

  private void awaitLog(String text) {
    await("'" + text + "' in the log")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(log).contains(text) || !demo.isAlive());
    assertThat(demo.isAlive()).isTrue();
  }
}
