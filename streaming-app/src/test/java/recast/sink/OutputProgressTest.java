package recast.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.store.ReleaseNumber;

final class OutputProgressTest {
  private Path output;
  private OutputProgress progress;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    output = directory.resolve("output");
    progress = OutputProgress.of(new org.apache.hadoop.fs.Path(output.toUri()));
  }

  @Test
  void anEmptyOutputHasNone() throws IOException {
    assertThat(progress.newest()).isEmpty();
  }

  @Test
  void aBatchKeepsItsOffsetsInItsOwnDirectory() throws IOException {
    commit(7, 1_000, 10);

    assertThat(output.resolve("release=7/batch=1000/_progress.json")).exists();
    assertThat(progress.newest()).contains(offsets(10));
  }

  @Test
  void theNewestBatchCountsWhateverItsRelease() throws IOException {
    commit(7, 1_000, 10);
    commit(8, 2_000, 20);
    commit(7, 3_000, 30);

    assertThat(progress.newest()).contains(offsets(30));
  }

  @Test
  void aBatchCountsWhoseCopyWasNotWritten() throws IOException {
    commit(7, 1_000, 10);
    byte[] copy = Files.readAllBytes(output.resolve("_progress.json"));
    commit(7, 2_000, 20);
    Files.write(output.resolve("_progress.json"), copy);

    assertThat(progress.newest()).contains(offsets(20));
  }

  @Test
  void batchesMayBeMovedAway() throws IOException {
    commit(7, 1_000, 10);
    Files.move(output.resolve("release=7"), output.resolve("moved"));

    assertThat(progress.newest()).contains(offsets(10));
  }

  @Test
  void aBeginIsKeptUntilABatchIsThere() throws IOException {
    progress.begin(offsets(5));
    assertThat(progress.newest()).contains(offsets(5));
    commit(7, 1_000, 10);
    assertThat(progress.newest()).contains(offsets(10));
  }

  @Test
  void batchesOfASourceWithoutOffsetsKeepNone() throws IOException {
    HdfsBatchSink batch = begun(7, 1_000);
    batch.commit(SourceOffsets.NONE);

    assertThat(output.resolve("release=7/batch=1000")).isEmptyDirectory();
    assertThat(progress.newest()).isEmpty();
  }

  @Test
  void whatWasNotCommittedDoesNotCountAndGoes() throws IOException {
    commit(7, 1_000, 10);
    begun(7, 2_000);

    assertThat(progress.newest()).contains(offsets(10));
    progress.deleteStaged();
    assertThat(output.resolve("_staging")).doesNotExist();
  }

  private void commit(int release, long time, long offset) throws IOException {
    begun(release, time).commit(offsets(offset));
  }

  private HdfsBatchSink begun(int release, long time) throws IOException {
    HdfsBatchSink batch =
        new HdfsBatchSink(
            output.toUri().toString(), new ReleaseNumber(release), Instant.ofEpochMilli(time));
    batch.begin();
    return batch;
  }

  private static SourceOffsets offsets(long offset) {
    return new SourceOffsets(
        List.of(new SourceOffsets.Next("topic", 0, offset), new SourceOffsets.Next("topic", 1, 7)));
  }
}
