package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cron would start, started as cron does it: with an environment of next to nothing. */
final class CronWrapperTest {
  private static final String[] AWKWARD = {
    "--format=x",
    "--file",
    "hdfs:///it's 100% \"fine\" \\ $HOME `id` $(id) * ? ~ ! # & ; | <>",
    "--golden=hdfs:///two\nlines \\ žluť @name@",
    "--note",
    "",
    "--keytab",
    " ",
    "--principal",
    "-5",
  };

  @TempDir private Path directory;
  private Scheduling recast;
  private Path wrapper;
  private Path log;

  @BeforeEach
  void makePlace() throws IOException {
    recast = new Scheduling(directory);
    wrapper = recast.awkwardDirectory().resolve("s.sh");
    log = recast.awkwardDirectory().resolve("s.log");
  }

  @Test
  void everyWordArrivesAsItIs() throws Exception {
    recast.recastIs("printf '%s\\0' \"$@\"");
    List<String> words = new ArrayList<>(List.of("--", "publish"));
    words.addAll(List.of(AWKWARD));
    install("/a store's \"100%\"", words.toArray(String[]::new));

    assertSilent(run(), 0);
    List<String> expected = new ArrayList<>(List.of("publish", "--store=/a store's \"100%\""));
    expected.addAll(List.of(AWKWARD));
    // The first line is the note that the run begins.
    String said = Files.readString(log).split("\n", 2)[1];
    assertThat(List.of(said.split("\0", -1)).subList(0, expected.size())).isEqualTo(expected);
  }

  @Test
  void passesTheChecksOfScripts() throws Exception {
    List<String> words = new ArrayList<>(List.of("--", "publish"));
    words.addAll(List.of(AWKWARD));
    recast.with("HADOOP_CONF_DIR", "/etc/a hadoop's");
    install("/s", words.toArray(String[]::new));

    assertSilent(run(new ProcessBuilder("bash", "-n", wrapper.toString())), 0);
    assumeThat(isInstalled("shellcheck")).as("shellcheck is installed").isTrue();
    assertSilent(run(new ProcessBuilder("shellcheck", wrapper.toString())), 0);
  }

  @Test
  void theEnvironmentIsThatOfWhoeverMadeTheSchedule() throws Exception {
    recast.recastIs("env; pwd");
    recast.with("HADOOP_CONF_DIR", "/etc/a hadoop's").with("LANG", "cs_CZ.UTF-8");
    recast.with("PATH", ".:/usr/bin::/bin:bin:/usr/bin");
    install("/s", "--", "fit");

    assertSilent(run(), 0);
    assertThat(Files.readAllLines(log))
        .contains(
            "PATH=/usr/bin:/bin",
            "HADOOP_CONF_DIR=/etc/a hadoop's",
            "JAVA_HOME=/the JAVA_HOME",
            "SPARK_HOME=/the SPARK_HOME",
            "RECAST_CONF_DIR=/the RECAST_CONF_DIR",
            "LANG=cs_CZ.UTF-8",
            "KRB5CCNAME=FILE:" + wrapper.resolveSibling("s.krb5cc"));
  }

  @Test
  void whatIsNotSetIsNotTakenFromCron() throws Exception {
    recast.recastIs("env");
    recast.with("LANG", "C");
    install("/s", "--", "fit");

    assertSilent(run("HADOOP_CONF_DIR=/cron's", "LANG=de_DE"), 0);
    assertThat(Files.readString(log)).doesNotContain("HADOOP_CONF_DIR").contains("LANG=C.UTF-8");
  }

  @Test
  void aFailureSaysWhereAndWhatItSaidAtLast() throws Exception {
    recast.recastIs("seq 100; echo 'the reason' >&2; exit 5");
    install("/s", "--", "fit");

    Ended ended = run();
    assertThat(ended.exitCode()).isEqualTo(5);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("recast schedule s: 'recast fit' on ")
        .contains("ended with 5 after", log.toString(), "\n100\nthe reason\n")
        .doesNotContain("\n50\n");
    assertThat(Files.readAllLines(log)).contains("1", "50", "the reason").hasSize(103);
  }

  @Test
  void someoneElseWhoPublishesIsNoFailure() throws Exception {
    recast.recastIs("echo 'someone else does it' >&2; exit 3");
    install("/s", "--", "fit");

    assertSilent(run(), 3);
    assertThat(Files.readString(log)).contains("someone else does it", "ended with 3");
  }

  @Test
  void aRunThatTakesTooLongIsEnded() throws Exception {
    recast.recastIs("echo 'waiting for nothing'; exec tail -f /dev/null");
    install("/s", "--run-timeout=300ms", "--", "fit");

    Ended ended = run();
    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(ended.err()).contains("took longer than 1 s", "waiting for nothing");
  }

  @Test
  void aRunThatMeetsAnotherIsRefusedQuietly() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertSilent(run(new ProcessBuilder("mkfifo", pipe.toString())), 0);
    recast.recastIs("echo 'at work'; cat '" + pipe + "'");
    install("/s", "--", "fit");

    Process first = builder().start();
    try {
      await().until(() -> Files.exists(log) && Files.readString(log).contains("at work"));
      assertSilent(run(), 3);
    } finally {
      Files.writeString(pipe, "enough\n");
    }
    assertThat(first.waitFor()).isZero();
    assertThat(Files.readString(log)).contains("skipped: a run goes on", "enough");
    recast.recastIs("true");
    assertSilent(run(), 0);
  }

  @Test
  void aLongLogIsMovedAsideAndOnlySoManyStay() throws Exception {
    recast.recastIs("head -c 1048576 /dev/zero");
    install("/s", "--log-size=1m", "--log-count=2", "--", "fit");

    for (int run = 0; run < 5; run++) {
      assertSilent(run(), 0);
    }
    assertThat(log.resolveSibling("s.log.1")).exists();
    assertThat(log.resolveSibling("s.log.2")).exists();
    assertThat(log.resolveSibling("s.log.3")).doesNotExist();
    assertThat(log.toFile().length()).isBetween(1048576L, 1049000L);
  }

  private void install(String store, String... words) {
    List<String> all =
        new ArrayList<>(List.of("--install", "--every=1m", "--name=s", "--store=" + store));
    all.add("--dir=" + recast.awkwardDirectory());
    all.addAll(List.of(words));
    Scheduling.Ended ended = recast.cron(all.toArray(String[]::new));
    assertThat(ended.exitCode().number()).as(ended.err()).isZero();
  }

  private record Ended(int exitCode, String out, String err) {}

  private static void assertSilent(Ended ended, int exitCode) {
    assertThat(ended).isEqualTo(new Ended(exitCode, "", ""));
  }

  /** Runs the wrapper to its end. */
  private Ended run(String... variables) throws IOException, InterruptedException {
    return run(builder(variables));
  }

  private Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ends").isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(String... variables) {
    List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
    command.addAll(List.of("HOME=" + directory, "SHELL=/bin/sh"));
    command.addAll(List.of(variables));
    command.add(wrapper.toString());
    return new ProcessBuilder(command).redirectInput(new File("/dev/null"));
  }

  private static boolean isInstalled(String command) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }
}
