package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cluster in a process of its own that obeys a test. */
public final class LaunchedCluster implements AutoCloseable {
  /** The main class of a cluster that obeys. */
  static final String OBEDIENT = "recast.embedded.FaultyCluster";

  private static final Duration END = Duration.ofMinutes(1);

  private final Path root;
  private final Process process;
  private final PrintWriter commands;
  private final BufferedReader answers;

  private LaunchedCluster(Path root, Process process) {
    this.root = root;
    this.process = process;
    this.commands = new PrintWriter(process.outputWriter(), true);
    this.answers = process.inputReader();
  }

  /**
   * Starts a cluster; returns when it is up.
   *
   * @param mainClass of those beside the tests of the embedded cluster
   * @param root where it keeps all its files
   * @param options of its Java
   */
  public static LaunchedCluster start(String mainClass, Path root, String... options)
      throws IOException {
    return start(classPath(), mainClass, root, options);
  }

  /**
   * Starts the cluster that obeys, with settings of Hadoop that others than it look at; returns
   * when it is up.
   *
   * @param site a directory with files such as {@code core-site.xml}
   */
  public static LaunchedCluster startWith(Path site, Path root) throws IOException {
    return start(site + File.pathSeparator + classPath(), OBEDIENT, root);
  }

  private static LaunchedCluster start(
      String classPath, String mainClass, Path root, String... options) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    for (String opened : List.of("java.lang", "java.util", "java.util.concurrent")) {
      words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    words.addAll(
        List.of("-Djava.net.preferIPv4Stack=true", "-Djava.io.tmpdir=" + root.resolve("tmp")));
    words.addAll(List.of(options));
    words.addAll(List.of("-cp", classPath, mainClass, root.toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Files.createDirectories(root);
    builder.redirectError(root.resolve("cluster.log").toFile());
    LaunchedCluster cluster = new LaunchedCluster(root, builder.start());
    cluster.expect("up");
    return cluster;
  }

  private static String classPath() {
    return jars() + File.pathSeparator + Build.embedded().resolve("test-classes");
  }

  /** The class path of its Hadoop. */
  public static String jars() {
    return Build.embedded().resolve("jars") + "/*";
  }

  /** Where its daemons keep their files, and containers their logs. */
  Path data() {
    return root.resolve("data");
  }

  /** Its HADOOP_CONF_DIR. */
  public Path conf() {
    return root.resolve("conf");
  }

  /** Returns when it has obeyed. */
  public void command(String command) throws IOException {
    commands.println(command);
    expect("done: " + command);
  }

  private void expect(String answer) throws IOException {
    assertThat(answers.readLine())
        .as("the answer of the cluster; see %s", root.resolve("cluster.log"))
        .isEqualTo(answer);
  }

  /** Ends it, and sees to it that nothing of it goes on. */
  @Override
  public void close() throws InterruptedException {
    commands.close();
    if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    await("no process is left")
        .atMost(END)
        .untilAsserted(() -> assertThat(Processes.of(root.toString())).isEmpty());
  }
}
