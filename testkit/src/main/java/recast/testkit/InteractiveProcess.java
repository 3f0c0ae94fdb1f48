package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that was typed at a terminal, where Ctrl-C reaches all its processes. */
public final class InteractiveProcess implements AutoCloseable {
  public static final int INTERRUPTED = 130;

  private final Process process;
  private final Path log;

  private InteractiveProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it; all that it says goes to {@code log}. */
  public static InteractiveProcess type(RecastProcess recast, Path log, String... words)
      throws IOException, InterruptedException {
    // A build may have been started with the signal ignored, which is inherited.
    assumeThat(new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor())
        .as("env can restore signals")
        .isZero();
    return new InteractiveProcess(recast.startInGroup(log, words), log);
  }

  /** Returns once it has said {@code text}. */
  public InteractiveProcess says(String text) {
    await("it says " + text)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> said().contains(text) || !process.isAlive());
    assertThat(process.isAlive()).isTrue();
    return this;
  }

  /** Its exit code, when it ends within that time. */
  public int ends(Duration timeout) throws IOException, InterruptedException {
    assertThat(process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)).as(said()).isTrue();
    return process.exitValue();
  }

  /** Returns after that time, or when it ends before. */
  public void runsFor(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Types Ctrl-C, which it must obey without noise; returns its exit code. */
  public int interrupted() throws IOException, InterruptedException {
    signal("INT");
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends soon").isTrue();
    assertThat(said()).doesNotContain("\tat ", "Exception", "a bug of Recast");
    return process.exitValue();
  }

  public String said() throws IOException {
    return Files.readString(log);
  }

  private void signal(String name) throws IOException, InterruptedException {
    List<String> kill = List.of("kill", "-" + name, "--", "-" + process.pid());
    assertThat(new ProcessBuilder(kill).start().waitFor()).as("of %s", kill).isBetween(0, 1);
  }

  /** Ends what a test that failed has left. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      signal("TERM");
      process.waitFor();
    }
  }
}
