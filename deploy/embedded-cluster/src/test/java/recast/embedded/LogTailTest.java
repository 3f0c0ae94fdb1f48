package recast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private static final String NOW = "2026-01-01 00:00:00,000 ";

  private Path file;
  private LogTail log;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    file = Files.createFile(directory.resolve("cluster.log"));
    log = new LogTail(file);
  }

  @Test
  void eachStepIsToldOnce() throws IOException {
    append(NOW + "INFO  recast: starting HDFS", NOW + "WARN  DataNode: slow");
    assertThat(log.steps()).containsExactly("starting HDFS");
    append(NOW + "INFO  recast: ready");
    assertThat(log.steps()).containsExactly("ready");
    assertThat(log.steps()).isEmpty();
  }

  @Test
  void lastWordIsTheCommandsNotTheStackTraces() throws IOException {
    append("recast run: no space", "java.io.IOException: no space", "\tat a.B.c(B.java:1)");
    assertThat(log.last()).isEqualTo("recast run: no space");
  }

  @Test
  void lastWordOfAVirtualMachineThatDidNotStart() throws IOException {
    append("Error: no memory", "");
    assertThat(log.last()).isEqualTo("Error: no memory");
  }

  @Test
  void silenceIsSaid() {
    assertThat(log.last()).isEqualTo("it said nothing");
  }

  private void append(String... lines) throws IOException {
    for (String line : lines) {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }
  }
}
