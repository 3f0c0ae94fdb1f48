package recast.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.CronDaemon;
import recast.testkit.Processes;
import recast.testkit.RecastProcess;
import recast.testkit.RootCrontab;
import recast.testkit.Stress;

/**
 * A schedule in the crontab of root, and a real cron that reads it. Most of it is waiting for the
 * next minute, while other modules are busy.
 */
@Order(CronIT.FIRST)
@Tag(Stress.SLOW)
final class CronIT {
  static final int FIRST = 1;

  private static final Path KEPT = Path.of("target", "crontab of root").toAbsolutePath();

  @TempDir private Path place;
  private RecastProcess recast;
  private Path directory;
  private Path store;
  private RootCrontab crontab;

  @BeforeAll
  static void cronIsThere() {
    assumeThat(CronDaemon.isPossible())
        .as("Debian's cron is installed, and this is root: else its schedule cannot be tested")
        .isTrue();
  }

  @BeforeEach
  void borrowCrontab() throws IOException {
    recast = new RecastProcess(place.resolve("scratch"));
    directory = place.resolve("a 100% \"good\" place");
    store = place.resolve("a store's");
    crontab = RootCrontab.borrow(KEPT);
  }

  @AfterEach
  void giveCrontabBack() throws IOException {
    crontab.close();
    await("no process is left")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(Processes.of(place.toString())).isEmpty());
  }

  @Test
  void publishesMinuteByMinuteAndGoesWithoutATrace() throws Exception {
    String mine = "# mine\n# mine, too\r\n0 0 1 1 * true \u00e9\r\n";
    crontab.is(mine);
    assertDone(install());
    assertThat(crontab.text()).startsWith(mine);

    try (CronDaemon daemon = CronDaemon.run()) {
      await("a first run")
          .atMost(Duration.ofSeconds(70))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> begun().size() == 1 && daemon.isAlive());
      assertThatAnotherRunIsRefusedQuietly();
      await("a second run")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> begun().size() == 2);
    }
    // No third one begins any more, however long a busy machine takes for the second.
    await("two releases")
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.exists(store.resolve("releases/00000002.json")));
    assertThat(begun()).hasSize(2);
    assertThat(begun().get(0).until(begun().get(1), ChronoUnit.MINUTES)).isOne();
    await("a quiet end")
        .atMost(Duration.ofMinutes(1))
        .until(() -> lines("ended with 0").size() == 2);

    assertDone(remove());
    assertThat(crontab.text()).isEqualTo(mine);
  }

  private void assertThatAnotherRunIsRefusedQuietly() throws Exception {
    Process second =
        new ProcessBuilder(directory.resolve("clones.sh").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(second.getInputStream().readAllBytes()).isEmpty();
    assertThat(second.waitFor()).isEqualTo(3);
    assertThat(lines("skipped")).hasSize(1);
  }

  @Test
  void whoHadNoCrontabHasNoneAfterwards() throws Exception {
    crontab.isNone();
    assertDone(install());
    assertThat(crontab.exists()).isTrue();

    assertDone(remove());
    assertThat(crontab.exists()).isFalse();
  }

  @Test
  void aLineWithoutAnEndGetsOneAsThisCronTakesNoOther() throws Exception {
    crontab.is("0 0 1 1 * true");
    assertDone(install());

    RecastProcess.Ended remove = remove();
    assertDone(remove);
    assertThat(remove.err()).contains("warning: the crontab keeps a line feed");
    assertThat(crontab.text()).isEqualTo("0 0 1 1 * true\n");
  }

  private RecastProcess.Ended install() throws IOException, InterruptedException {
    return recast.run(
        "schedule",
        "cron",
        "--install",
        "--every=1m",
        "--name=clones",
        "--dir=" + directory,
        "--store=file://" + store,
        "--",
        "fit",
        "--create",
        "--note",
        "100% \"by\" cron's minute");
  }

  private RecastProcess.Ended remove() throws IOException, InterruptedException {
    return recast.run("schedule", "cron", "--remove", "--name=clones", "--dir=" + directory);
  }

  /** To which minutes the runs began. */
  private List<Instant> begun() throws IOException {
    return lines("begins").stream()
        .map(line -> Instant.parse(line.split(" ", 2)[0]).truncatedTo(ChronoUnit.MINUTES))
        .toList();
  }

  private List<String> lines(String part) throws IOException {
    Path log = directory.resolve("clones.log");
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> line.contains(" " + part)).toList()
        : List.of();
  }

  private static void assertDone(RecastProcess.Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
  }
}
