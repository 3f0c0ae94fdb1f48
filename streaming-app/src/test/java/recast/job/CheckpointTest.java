package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
  @TempDir private Path directory;

  @Test
  void theNewestIsOfTheLatestBatch() throws IOException {
    write("checkpoint-1767225610000", "checkpoint-999", "checkpoint-1767225600000");

    assertThat(newest()).contains(Instant.parse("2026-01-01T00:00:10Z"));
  }

  @Test
  void aBackupCountsAsWell() throws IOException {
    write("checkpoint-1767225600000", "checkpoint-1767225610000.bk");

    assertThat(newest()).contains(Instant.parse("2026-01-01T00:00:10Z"));
  }

  @Test
  void otherFilesDoNotCount() throws IOException {
    write("temp", "receivedData", "checkpoint-", "checkpoint-1.tmp", "a-checkpoint-1");

    assertThat(newest()).isEmpty();
  }

  @Test
  void aDirectoryThatIsMissingHasNone() throws IOException {
    assertThat(newest(directory.resolve("missing"))).isEmpty();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(directory.resolve(name));
    }
  }

  private Optional<Instant> newest() throws IOException {
    return newest(directory);
  }

  private static Optional<Instant> newest(Path directory) throws IOException {
    return new Checkpoint(new org.apache.hadoop.fs.Path(directory.toUri()))
        .newest(new Configuration());
  }
}
