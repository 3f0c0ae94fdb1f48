package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriverStdoutTest {
  @TempDir private Path directory;

  @Test
  void textsAreWrittenAsTheyAreAndAtOnce() throws IOException {
    Consumer<String> out = DriverStdout.open(directory, "1MB");

    out.accept("-- batch %m ${jndi:x} --\nnaïve\n");

    assertThat(directory.resolve("stdout")).hasContent("-- batch %m ${jndi:x} --\nnaïve\n");
  }

  @Test
  void itRollsAndKeepsFiveFiles() throws IOException {
    Consumer<String> out = DriverStdout.open(directory, "1KB");
    for (int batch = 0; batch < 1_000; batch++) {
      out.accept("-- batch %03d --\n%s\n".formatted(batch, "x".repeat(80)));
    }

    assertThat(names())
        .containsExactly("stdout", "stdout.1", "stdout.2", "stdout.3", "stdout.4", "stdout.5");
    for (String name : names()) {
      // Each begins with a batch, so none was torn apart.
      assertThat(Files.readString(directory.resolve(name))).startsWith("-- batch").endsWith("x\n");
      assertThat(directory.resolve(name).toFile().length()).isLessThan(1_200);
    }
    assertThat(Files.readString(directory.resolve("stdout"))).contains("-- batch 999 --");
  }

  @Test
  void whatTheJvmHasPrintedStaysInAFileOfItsOwn() throws IOException {
    Files.writeString(directory.resolve("stdout"), "a warning of the JVM\n");

    DriverStdout.open(directory, "1MB").accept("-- batch --\n");

    assertThat(directory.resolve("stdout")).hasContent("-- batch --\n");
    assertThat(directory.resolve("stdout.jvm")).hasContent("a warning of the JVM\n");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
