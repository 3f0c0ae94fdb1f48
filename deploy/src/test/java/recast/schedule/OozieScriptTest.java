package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the action, run in a directory like that of a container. */
final class OozieScriptTest {
  private static final List<String> AWKWARD =
      List.of(
          "--keytab",
          "it's 100% \"fine\" \\ $HOME `id` $(id) * <&>\nlines",
          "--principal=-5",
          "--note",
          "");

  @TempDir private Path container;
  private Path javaHome;

  @BeforeEach
  void makeJava() throws IOException {
    javaHome = container.resolve("a jdk's");
    javaDoes("true");
  }

  @Test
  void everyWordArrivesAsItIs() throws Exception {
    javaDoes("printf '%s\\0' \"$@\" >words");
    assertThat(run(AWKWARD)).containsEntry("outcome", "done");

    List<String> words = List.of(Files.readString(container.resolve("words")).split("\0", -1));
    assertThat(words.subList(0, 4))
        .containsExactly(
            "-Xmx512m",
            "-cp",
            "/conf:"
                + String.join(
                    ":",
                    Stream.of("cli", "commons-cli", "model-store", "model-publisher")
                        .map(jar -> container + "/recast-" + jar)
                        .toList())
                + ":/hadoop/*",
            "recast.publisher.Main");
    List<String> expected = new ArrayList<>(List.of("fit", "--store=/a store"));
    expected.addAll(AWKWARD);
    assertThat(words.subList(4, words.size() - 1)).isEqualTo(expected);
  }

  @Test
  void aReleaseIsToldByItsLine() throws Exception {
    javaDoes("echo 'warning: slow' >&2; echo 'release 7  C:\\models žluť'");

    assertThat(run(List.of()))
        .containsEntry("outcome", "done")
        .containsEntry("message", "release 7  C:\\models žluť");
  }

  @Test
  void busyIsNoFailure() throws Exception {
    javaDoes("echo 'recast fit: someone else does it' >&2; exit 3");

    assertThat(run(List.of())).containsEntry("outcome", "busy");
  }

  @Test
  void aFailureIsToldByItsProblemsAndNotByItsStackTrace() throws Exception {
    javaDoes(
        "printf 'warning: x\\nrecast fit: a\\nrecast fit: b = \"c\"\\n\\tat d\\n' >&2; exit 2");

    assertThat(run(List.of()))
        .containsEntry("outcome", "failed")
        .containsEntry("message", "recast fit: a recast fit: b = \"c\"");
  }

  @Test
  void aFailureWithoutAWordIsToldByItsCode() throws Exception {
    javaDoes("exit 9");

    assertThat(run(List.of()))
        .containsEntry("message", "'recast fit' ended with 9 and said nothing");
  }

  @Test
  void aRunThatTakesTooLongIsEnded() throws Exception {
    javaDoes("exec tail -f /dev/null");

    assertThat(run(List.of(), "--run-timeout=1s"))
        .containsEntry("outcome", "failed")
        .containsEntry("message", "'recast fit' was ended, as it took longer than 1 s");
  }

  @Test
  void aLongMessageIsCut() throws Exception {
    javaDoes("echo \"recast fit: $(head -c 5000 /dev/zero | tr '\\0' x)\" >&2; exit 1");

    assertThat(run(List.of()).getProperty("message")).hasSize(400);
  }

  @Test
  void anotherJavaIsNamed() throws Exception {
    java("echo 'openjdk version \"11.0.2\"' >&2\n");
    assertThat(run(List.of()).getProperty("message"))
        .contains(javaHome + "/bin/java", "is Java 11", "--java-home");

    Files.delete(javaHome.resolve("bin/java"));
    assertThat(run(List.of()).getProperty("message")).contains("of an unknown version");
  }

  @Test
  void passesTheChecksOfScripts() throws Exception {
    Path script = script(AWKWARD, "--java-home=/opt/a jdk's");
    assertThat(process("bash", "-n", script.toString()).waitFor()).isZero();
    assumeThat(Stream.of("/usr/bin/shellcheck", "/usr/local/bin/shellcheck").map(Path::of))
        .as("shellcheck is installed")
        .anyMatch(Files::isExecutable);
    assertThat(process("shellcheck", script.toString()).waitFor()).isZero();
  }

  /** Makes {@code body} what a JDK 17 does. */
  private void javaDoes(String body) throws IOException {
    java("if [[ $1 == -version ]]; then echo 'openjdk version \"17.0.2\"' >&2; exit; fi\n" + body);
  }

  private void java(String body) throws IOException {
    Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/bash\n" + body + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private Path script(List<String> options, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("--every=1m", "--store=/a store"));
    all.addAll(List.of(words));
    all.addAll(List.of("--", "fit"));
    all.addAll(options);
    return Files.writeString(
        container.resolve("run.sh"), new OozieRequest(all.toArray(String[]::new)).text("run.sh"));
  }

  /** What it tells. */
  private Properties run(List<String> options, String... words) throws Exception {
    script(options, words);
    Process process = process("bash", "run.sh");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    Properties properties = new Properties();
    properties.load(new StringReader(out));
    return properties;
  }

  private Process process(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(container.toFile());
    builder.redirectError(container.resolve("stderr").toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("HADOOP_CONF_DIR", "/conf");
    builder.environment().put("CLASSPATH", "/hadoop/*");
    builder.environment().put("BASH_COMPAT", "4.2");
    return builder.start();
  }
}
