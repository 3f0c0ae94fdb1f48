package recast.scripts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scripts as an archive has them, in a directory whose name is awkward, with a Java and a Spark
 * that only write down with which words they were started.
 */
final class ScriptHarness {
  private static final Path DEPLOY = Path.of("").toAbsolutePath();
  private static final String WRITE_WORDS_DOWN =
      "printf '%s\\0' \"$@\" >\"$WORDS\"; printf '%s' \"${SPARK_SUBMIT_OPTS:-}\" >\"$WORDS.java\"\n";
  private static final String JAVA =
      "if [[ $1 == -version ]]; then echo 'openjdk version \"17.0.2\"' >&2; exit; fi\n"
          + WRITE_WORDS_DOWN;

  private final Path scratch;
  private final Path home;
  private final Path words;

  ScriptHarness(Path scratch) throws IOException {
    this.scratch = scratch;
    this.home = Files.createDirectory(scratch.resolve("it's a \"home\" of $HOME \\ & žluť"));
    this.words = scratch.resolve("words");
    for (String part : List.of("bin", "libexec", "help", "lib")) {
      copy(DEPLOY.resolve(part), home.resolve(part));
    }
    copy(DEPLOY.resolveSibling("conf"), home.resolve("conf"));
    Files.createFile(home.resolve("lib/deploy.jar"));
    Files.createDirectories(home.resolve("embedded/cluster"));
    script(home.resolve("embedded/spark/bin/spark-submit"), WRITE_WORDS_DOWN);
    script(home.resolve("a jdk/bin/java"), JAVA);
  }

  /** What a script has done: its exit code, what it said, and with which words it went on. */
  record Passed(int exitCode, String err, List<String> words) {}

  /** What Java was told by the last command. */
  String javaOptions() throws IOException {
    return Files.readString(scratch.resolve("words.java"));
  }

  Path home() {
    return home;
  }

  /** The verbs, each of which is a script. */
  static List<String> verbs() throws IOException {
    try (Stream<Path> scripts = Files.list(DEPLOY.resolve("libexec"))) {
      return scripts
          .map(script -> script.getFileName().toString())
          .filter(verb -> !verb.equals("help"))
          .sorted()
          .toList();
    }
  }

  /** Types a command through two symbolic links, in next to no environment, as under cron. */
  Passed type(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Files.deleteIfExists(words);
    List<String> all = new ArrayList<>(List.of(link().toString()));
    all.addAll(List.of(command));
    File err = scratch.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(all).directory(scratch.toFile());
    builder.redirectInput(new File("/dev/null")).redirectOutput(err).redirectError(err);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", home.resolve("a jdk").toString());
    builder.environment().put("HADOOP_CONF_DIR", home.resolve("conf").toString());
    builder.environment().put("WORDS", words.toString());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    List<String> started =
        Files.exists(words) ? List.of(Files.readString(words).split("\0", -1)) : List.of("");
    return new Passed(
        exitCode, Files.readString(err.toPath()), started.subList(0, started.size() - 1));
  }

  private Path link() throws IOException {
    Path first = scratch.resolve("first link");
    Path second = scratch.resolve("second");
    if (!Files.exists(second)) {
      Files.createSymbolicLink(first, home.resolve("bin/recast"));
      Files.createSymbolicLink(second, first.getFileName());
    }
    return second;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void script(Path path, String body) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/bash\n" + body);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
