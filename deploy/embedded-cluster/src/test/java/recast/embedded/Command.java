package recast.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of {@code recast cluster} in a process of its own, with the packaged class path. */
record Command(int exitCode, String out, String err) {
  static Command run(Path directory, String verb, String... options)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(Files.createDirectories(Path.of("target/tmp")), verb, ".err");
    Process process = start(directory, verb, options).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), out.strip(), Files.readString(err));
  }

  static ProcessBuilder start(Path directory, String verb, String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", Path.of("target/jars").toAbsolutePath() + "/*"));
    words.addAll(List.of(ClusterMain.class.getName(), verb, "--dir", directory.toString()));
    words.addAll(List.of(options));
    return new ProcessBuilder(words);
  }
}
