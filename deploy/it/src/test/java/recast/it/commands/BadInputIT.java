package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.testkit.RecastProcess;
import recast.testkit.Refusal;
import recast.testkit.Stress;

/**
 * Whatever is wrong: a message that names it and the remedy, the right exit code, no stack trace.
 */
final class BadInputIT {
  @TempDir private Path directory;
  private RecastProcess recast;

  @BeforeEach
  void openFrontDoor() {
    recast = new RecastProcess(directory.resolve("scratch"));
  }

  @Test
  void anUnknownVerbIsNamed() throws Exception {
    Refusal.assertMessage(recast.run("frobnicate"), 2, "'frobnicate'", "recast help");
  }

  @Test
  void allWrongOptionsAreNamedAtOnce() throws Exception {
    Refusal.assertMessage(
        recast.run("fit", "--cloned", "maybe", "extra"),
        2,
        "--store is missing",
        "'maybe'",
        "'extra'",
        "recast fit --help");
  }

  @Test
  void helpNeedsNoJava() throws Exception {
    recast.with("JAVA_HOME", directory.resolve("nothing").toString());

    RecastProcess.Ended help = recast.run("help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("demo", "submit", "Exit codes");
    assertThat(recast.run("submit", "--help").out()).contains("--batch-interval");
  }

  @Test
  void anotherJavaIsNamed() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("jdk/bin"));
    Path java =
        Files.writeString(
            bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    recast.with("JAVA_HOME", directory.resolve("jdk").toString());

    Refusal.assertMessage(recast.run("fit", "--store", "x"), 1, java.toString(), "11", "JDK 17");
  }

  @Test
  void noJavaIsNamed() throws Exception {
    recast.with("JAVA_HOME", directory.resolve("nothing").toString());

    Refusal.assertMessage(recast.run("releases", "--store", "x"), 1, "nothing", "JDK 17");
  }

  @Test
  void aStoreThatDoesNotExistIsNamed() throws Exception {
    String store = directory.resolve("no store").toUri().toString();

    Refusal.assertMessage(recast.run("releases", "--store", store), 1, "no store", "recast fit");
    Refusal.assertMessage(recast.run("score", "--store", store), 1, "no store", "recast fit");
  }

  @Test
  void aTypingErrorIsToldInOneLineAndStartsNoSpark() throws Exception {
    Path started = directory.resolve("started");
    Path submit = directory.resolve("bin/spark-submit");
    Files.createDirectories(submit.getParent());
    Files.writeString(submit, "#!/bin/bash\ntouch '" + started + "'\n");
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwx------"));
    recast.with("SPARK_HOME", directory.toString());

    assertThat(refused("fit", "--stroe", "x"))
        .isEqualTo(
            "recast fit: --stroe is not an option here; did you mean --store? See 'recast fit --help'");
    assertThat(refused("submti", "--store", "x"))
        .isEqualTo(
            "recast: unknown verb 'submti'; did you mean 'submit'? 'recast help' lists the verbs");
    assertThat(refused("help", "verfiy")).contains("did you mean 'verify'?");
    assertThat(started).doesNotExist();
  }

  private String refused(String... words) throws Exception {
    RecastProcess.Ended ended = recast.run(words);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
    return ended.err().strip();
  }

  @Test
  @Tag(Stress.TAG)
  void aStoreThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    Refusal.assertMessage(
        recast.run("fit", "--create", "--store", file.resolve("store").toUri().toString()),
        1,
        file.toString(),
        "nothing was released");
  }

  @Test
  @Tag(Stress.TAG)
  void debugShowsTheStackTrace() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    RecastProcess.Ended fit =
        recast.run(
            "fit", "--create", "--debug", "--store", file.resolve("store").toUri().toString());
    assertThat(fit.exitCode()).isEqualTo(1);
    assertThat(fit.err()).contains("\tat recast.");
  }

  @Test
  @Tag(Stress.TAG)
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Refusal.assertMessage(recast.run("source", "--port", port), 1, port, "--port");
    }
  }

  @Test
  void noClusterIsNamed() throws Exception {
    Refusal.assertMessage(
        recast.run("status", "--app", "a"), 1, "HADOOP_CONF_DIR", "recast cluster start");
  }

  @Test
  void aConfigurationThatIsNotThereDoesNotTurnAPublishIntoLocalFiles() throws Exception {
    Path store = directory.resolve("store");
    recast.with("HADOOP_CONF_DIR", directory.resolve("nothing").toString());
    Refusal.assertMessage(
        recast.run("fit", "--store", store.toString()), 1, "HADOOP_CONF_DIR", "not a directory");

    recast.with("HADOOP_CONF_DIR", directory.toString());
    Refusal.assertMessage(
        recast.run("fit", "--store", store.toString()), 1, "HADOOP_CONF_DIR", "file://" + store);
    assertThat(store).doesNotExist();
  }

  @Test
  void aConfigurationWithoutYarnIsNamed() throws Exception {
    recast.with("HADOOP_CONF_DIR", directory.toString());

    Refusal.assertMessage(
        recast.run("status", "--app", "a"), 1, directory.toString(), "has no yarn-site.xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "512", "10m", "-1g"})
  void aHeapThatCannotBeIsNamed(String memory) throws Exception {
    recast.with("RECAST_CLIENT_MEMORY", memory);

    Refusal.assertMessage(
        recast.run("fit", "--store", "x"), 1, "RECAST_CLIENT_MEMORY '" + memory + "'");
  }

  @Test
  @Tag(Stress.TAG)
  void aFrequencyThatCronCannotSayIsNamed() throws Exception {
    Refusal.assertMessage(
        recast.run("schedule", "cron", "--every", "7m", "--store", "x", "--", "fit"),
        2,
        "--every '7m'",
        "6m or 10m",
        "recast schedule cron --help");
  }

  @Test
  @Tag(Stress.TAG)
  void aScheduleForOozieNeedsACluster() throws Exception {
    String[] words = {"schedule", "oozie", "--every", "5m", "--store", "x", "--", "fit"};
    Refusal.assertMessage(recast.run(words), 1, "HADOOP_CONF_DIR", "recast cluster start");

    recast.with("HADOOP_CONF_DIR", directory.toString());
    Refusal.assertMessage(recast.run(words), 1, directory.toString(), "core-site.xml");

    Path file = Files.writeString(directory.resolve("file"), "");
    words[6] = "--dir=" + file.resolve("x");
    words[7] = "--";
    String[] unwritable = Arrays.copyOf(words, 9);
    unwritable[8] = "fit";
    Refusal.assertMessage(
        recast.run(unwritable), 1, file + " is there, and is not a directory", "--dir");
  }

  @Test
  void theEnvironmentOfTheShellDoesNotMatter() throws Exception {
    recast.with("CDPATH", "/tmp:.").with("LC_ALL", "C");
    String store = directory.resolve("store").toUri().toString();
    Path records = Files.writeString(directory.resolve("records"), "ž\n");

    RecastProcess.Ended fit = recast.run("fit", "--create", "--store", store, "--note", "žluť");
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    assertThat(recast.run("releases", "--store", store).out()).contains("žluť");
    assertThat(recast.run("score", "--store", store, records.toString()).out()).contains("0ž0ž0ž");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit --store /models/a", "status --app a"})
  void aClusterThatDoesNotAnswerIsSaidWithin30Seconds(String command) throws Exception {
    isSilent(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit --app a --store /models/a", "stop --app a"})
  @Tag(Stress.TAG)
  void aClusterThatDoesNotAnswerIsSaidByOtherCommandsToo(String command) throws Exception {
    isSilent(command);
  }

  private void isSilent(String command) throws Exception {
    recast.with("HADOOP_CONF_DIR", deadCluster().toString());

    Instant start = Instant.now();
    Refusal.assertMessage(recast.run(command.split(" ", -1)), 1, "HADOOP_CONF_DIR");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  private Path deadCluster() throws IOException {
    Path conf = Files.createDirectories(directory.resolve("dead conf"));
    Files.writeString(conf.resolve("core-site.xml"), site("fs.defaultFS", "hdfs://127.0.0.1:1"));
    Files.writeString(
        conf.resolve("yarn-site.xml"), site("yarn.resourcemanager.address", "127.0.0.1:1"));
    return conf;
  }

  private static String site(String name, String value) {
    return "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
        .formatted(name, value);
  }
}
