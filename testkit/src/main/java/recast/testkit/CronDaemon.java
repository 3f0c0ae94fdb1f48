package recast.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Debian's cron: the one that runs on this machine, else one for the time of a test. */
public final class CronDaemon implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/cron");

  private final Optional<Process> own;
  private final Thread hook = new Thread(this::stop, "cron-daemon");

  private CronDaemon(Optional<Process> own) {
    this.own = own;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether it is installed, and this process may start it. */
  public static boolean isPossible() {
    return Files.isExecutable(PROGRAM)
        && Files.isExecutable(Path.of("/usr/bin/crontab"))
        && System.getProperty("user.name").equals("root");
  }

  public static CronDaemon run() throws IOException {
    boolean runs =
        ProcessHandle.allProcesses()
            .anyMatch(
                process -> process.info().command().filter(PROGRAM.toString()::equals).isPresent());
    return new CronDaemon(
        runs
            ? Optional.empty()
            : Optional.of(new ProcessBuilder(PROGRAM.toString(), "-f", "-L", "15").start()));
  }

  public boolean isAlive() {
    return own.map(Process::isAlive).orElse(true);
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void stop() {
    own.ifPresent(
        process -> {
          process.destroy();
          await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
        });
  }
}
