package recast.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The embedded cluster, in a process that ends with this one, and lets Oozie act for others. */
final class OozieTestCluster implements AutoCloseable {
  static final Path EMBEDDED =
      Path.of("..", "embedded-cluster", "target").toAbsolutePath().normalize();

  private static final Path ROOT = Path.of("target", "cluster").toAbsolutePath();
  private static final Path SITE = Path.of("target", "test-classes", "cluster").toAbsolutePath();

  private final Process process;

  private OozieTestCluster(Process process) {
    this.process = process;
  }

  static OozieTestCluster start() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    for (String opened : List.of("java.lang", "java.util", "java.util.concurrent")) {
      words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    words.addAll(
        List.of("-Djava.net.preferIPv4Stack=true", "-Djava.io.tmpdir=" + ROOT.resolve("tmp")));
    String classPath =
        String.join(
            File.pathSeparator,
            SITE.toString(),
            jars(),
            EMBEDDED.resolve("test-classes").toString());
    words.addAll(List.of("-cp", classPath, "recast.embedded.FaultyCluster", ROOT.toString()));
    Files.createDirectories(ROOT);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    OozieTestCluster cluster =
        new OozieTestCluster(builder.redirectError(ROOT.resolve("cluster.log").toFile()).start());
    BufferedReader answers = cluster.process.inputReader();
    assertThat(answers.readLine()).as("see %s", ROOT.resolve("cluster.log")).isEqualTo("up");
    return cluster;
  }

  /** The class path of Hadoop. */
  static String jars() {
    return EMBEDDED.resolve("jars") + "/*";
  }

  /** Its HADOOP_CONF_DIR. */
  Path conf() {
    return ROOT.resolve("conf");
  }

  /** Ends when nobody talks to it any more. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
  }
}
