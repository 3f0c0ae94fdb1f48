package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.sink.HdfsBatchSink;
import recast.sink.SourceOffsets;
import recast.store.ReleaseNumber;

final class OutputStartTest {
  private static final SourceOffsets FIRST = at(3);

  @TempDir private Path directory;

  @Test
  void withoutAnOutputEachAttemptBeginsAnew() throws IOException {
    assertThat(OutputStart.of(Optional.empty(), new Configuration(), () -> FIRST)).isEqualTo(FIRST);
  }

  @Test
  void whereTheFirstAttemptBeginsTheNextOneDoes() throws IOException {
    assertThat(start(FIRST)).isEqualTo(FIRST);
    assertThat(start(at(9))).isEqualTo(FIRST);
  }

  @Test
  void anAttemptBeginsWhereTheNewestBatchEndsAndDeletesWhatWasBegun() throws IOException {
    HdfsBatchSink batch = sink(1);
    batch.begin();
    batch.commit(at(7));
    sink(2).begin();

    assertThat(start(FIRST)).isEqualTo(at(7));
    assertThat(output().resolve("_staging/release=1/batch=2000")).doesNotExist();
    assertThat(Files.exists(output().resolve("release=1/batch=1000"))).isTrue();
  }

  private SourceOffsets start(SourceOffsets first) throws IOException {
    return OutputStart.of(
        Optional.of(output().toUri().toString()), new Configuration(), () -> first);
  }

  private HdfsBatchSink sink(int second) {
    return new HdfsBatchSink(
        output().toUri().toString(), new ReleaseNumber(1), Instant.ofEpochSecond(second));
  }

  private Path output() {
    return directory.resolve("output");
  }

  private static SourceOffsets at(long next) {
    return new SourceOffsets(List.of(new SourceOffsets.Next("stream", 0, next)));
  }
}
