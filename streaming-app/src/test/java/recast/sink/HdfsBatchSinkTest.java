package recast.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.model.Outcome;
import recast.score.OutcomeSink;
import recast.store.ReleaseNumber;

final class HdfsBatchSinkTest {
  private static final Instant TIME = Instant.ofEpochMilli(1_767_000_000_000L);
  private static final String BATCH = "release=7/batch=1767000000000";

  private Path output;

  @BeforeEach
  void name(@TempDir Path directory) {
    output = directory.resolve("the output ü");
  }

  @Test
  void nothingIsVisibleBeforeTheBatchIsCommitted() throws IOException {
    HdfsBatchSink batch = begun(7);
    write(batch, 0, 1, "000000");

    assertThat(visible()).isEmpty();

    batch.commit(SourceOffsets.NONE);

    assertThat(visible()).containsExactly(BATCH + "/part-00000");
    assertThat(lines(BATCH + "/part-00000")).containsExactly("000000");
  }

  @Test
  void nothingIsLeftBesideTheBatch() throws IOException {
    HdfsBatchSink batch = begun(7);
    write(batch, 0, 1, "a");
    write(batch, 1, 2, "b");
    batch.commit(SourceOffsets.NONE);

    assertThat(names(output.resolve(BATCH))).containsExactly("part-00000", "part-00001");
    assertThat(files(output)).hasSize(2);
  }

  @Test
  void recordsThatFailedStandAsideWithTheirReason() throws IOException {
    HdfsBatchSink batch = begun(7);
    try (OutcomeSink sink = batch.partition(3, 1)) {
      sink.accept(new Outcome.Scored("good"));
      sink.accept(new Outcome.Failed("bad", "too long\n\tat Model.score"));
      sink.accept(new Outcome.Failed("worse", ""));
      sink.commit();
    }
    batch.commit(SourceOffsets.NONE);

    assertThat(lines(BATCH + "/part-00003")).containsExactly("good");
    assertThat(lines(BATCH + "/_errors-00003")).containsExactly("bad\ttoo long", "worse\t");
  }

  @Test
  void aPartitionWithoutRecordsHasNoFile() throws IOException {
    HdfsBatchSink batch = begun(7);
    write(batch, 0, 1);
    write(batch, 1, 2, "a");
    batch.commit(SourceOffsets.NONE);

    assertThat(names(output.resolve(BATCH))).containsExactly("part-00001");
  }

  @Test
  void aBatchWithoutRecordsIsAnEmptyDirectory() throws IOException {
    begun(7).commit(SourceOffsets.NONE);

    assertThat(names(output.resolve(BATCH))).isEmpty();
  }

  @Test
  void anAttemptThatIsNotCommittedLeavesNothing() throws IOException {
    HdfsBatchSink batch = begun(7);
    try (OutcomeSink sink = batch.partition(0, 1)) {
      sink.accept(new Outcome.Scored("half"));
      sink.accept(new Outcome.Failed("half", "why"));
    }
    batch.commit(SourceOffsets.NONE);

    assertThat(files(output)).isEmpty();
  }

  @Test
  void anAttemptThatDiesWithItsExecutorIsNotInTheOutput() throws IOException {
    HdfsBatchSink batch = begun(7);
    OutcomeSink dead = batch.partition(0, 1);
    dead.accept(new Outcome.Scored("half"));
    write(batch, 0, 2, "a");
    batch.commit(SourceOffsets.NONE);

    assertThat(names(output.resolve(BATCH))).containsExactly("part-00000");
  }

  @Test
  void anAttemptThatIsClosedTwiceStaysCommitted() throws IOException {
    HdfsBatchSink batch = begun(7);
    OutcomeSink sink = batch.partition(0, 1);
    sink.accept(new Outcome.Scored("a"));
    sink.commit();
    sink.close();
    sink.close();
    batch.commit(SourceOffsets.NONE);

    assertThat(lines(BATCH + "/part-00000")).containsExactly("a");
  }

  @Test
  void attemptsOfAPartitionDoNotMeet() throws IOException {
    HdfsBatchSink batch = begun(7);
    try (OutcomeSink dying = batch.partition(0, 1);
        OutcomeSink living = batch.partition(0, 2)) {
      dying.accept(new Outcome.Scored("a"));
      living.accept(new Outcome.Scored("a"));
      living.accept(new Outcome.Scored("b"));
      living.commit();
    }
    batch.commit(SourceOffsets.NONE);

    assertThat(lines(BATCH + "/part-00000")).containsExactly("a", "b");
    assertThat(files(output)).hasSize(1);
  }

  @Test
  void ofTwoAttemptsThatCommitOneCounts() throws IOException {
    HdfsBatchSink batch = begun(7);
    write(batch, 0, 1, "a", "b");
    write(batch, 0, 2, "a", "b");
    batch.commit(SourceOffsets.NONE);

    assertThat(lines(BATCH + "/part-00000")).containsExactly("a", "b");
    assertThat(files(output)).hasSize(1);
  }

  @Test
  void aReplayedBatchReplacesItsOwnDirectoryAndNoOther() throws IOException {
    commit(begun(6), "six");
    HdfsBatchSink before = begun(7);
    write(before, 0, 1, "a");
    write(before, 1, 2, "b");
    before.commit(SourceOffsets.NONE);

    HdfsBatchSink replay = begun(7);
    write(replay, 0, 3, "c");
    assertThat(lines(BATCH + "/part-00000")).as("until the commit").containsExactly("a");
    replay.commit(SourceOffsets.NONE);

    assertThat(names(output.resolve(BATCH))).containsExactly("part-00000");
    assertThat(lines(BATCH + "/part-00000")).containsExactly("c");
    assertThat(lines("release=6/batch=1767000000000/part-00000")).containsExactly("six");
  }

  @Test
  void whatAnAbandonedBatchLeftIsGoneWhenItBeginsAgain() throws IOException {
    write(begun(7), 0, 1, "from the driver that died");

    begun(7).commit(SourceOffsets.NONE);

    assertThat(files(output)).isEmpty();
  }

  @Test
  void aPartitionCannotBeWrittenBehindTheCommit() throws IOException {
    HdfsBatchSink batch = begun(7);
    commit(batch, "a");

    assertThatThrownBy(() -> write(batch, 1, 9, "late")).isInstanceOf(IOException.class);
    assertThat(visible()).containsExactly(BATCH + "/part-00000");
  }

  @Test
  void anExecutorWritesWithACopyOfTheDriversSink() throws Exception {
    HdfsBatchSink batch = begun(7);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(batch);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      write((BatchSink) in.readObject(), 0, 1, "a");
    }
    batch.commit(SourceOffsets.NONE);

    assertThat(lines(BATCH + "/part-00000")).containsExactly("a");
  }

  @Test
  void recordsAreUtf8() throws IOException {
    commit(begun(7), "naïve – 数");

    assertThat(lines(BATCH + "/part-00000")).containsExactly("naïve – 数");
  }

  private HdfsBatchSink begun(int release) throws IOException {
    HdfsBatchSink batch =
        new HdfsBatchSink(
            new org.apache.hadoop.fs.Path(output.toUri()).toString(),
            new ReleaseNumber(release),
            TIME);
    batch.begin();
    return batch;
  }

  private static void commit(HdfsBatchSink batch, String... records) throws IOException {
    write(batch, 0, 1, records);
    batch.commit(SourceOffsets.NONE);
  }

  private static void write(BatchSink batch, int partition, long attempt, String... records)
      throws IOException {
    try (OutcomeSink sink = batch.partition(partition, attempt)) {
      for (String record : records) {
        sink.accept(new Outcome.Scored(record));
      }
      sink.commit();
    }
  }

  /** The files that Spark and Hive would read. */
  private List<String> visible() throws IOException {
    return files(output).stream()
        .filter(path -> !path.startsWith("_"))
        .filter(path -> !path.contains("/_"))
        .toList();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(output.resolve(file));
  }

  private static List<String> names(Path directory) throws IOException {
    return files(directory);
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
