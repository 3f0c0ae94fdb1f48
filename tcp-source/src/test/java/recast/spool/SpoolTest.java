package recast.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recast.spool.LogFixture.lines;
import static recast.spool.LogFixture.numbers;
import static recast.spool.LogFixture.read;
import static recast.spool.LogFixture.segments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spool is after a restart, in good order and not. */
@Timeout(60)
class SpoolTest {
  private static final long CAPACITY = 1 << 20;

  @TempDir private Path parent;
  private Path directory;

  @BeforeEach
  void name() {
    directory = parent.resolve("spool");
  }

  private RecordLog open() throws IOException {
    return RecordLog.open(directory, CAPACITY);
  }

  /** Ten segments of one record each, of which the first two are acknowledged. */
  private void tenSegments() throws Exception {
    try (RecordLog log = open()) {
      log.claim("clones");
      for (int i = 0; i < 10; i++) {
        log.append(lines("x".repeat(200_000) + "\n"));
        log.acknowledge(Math.max(0, i - 3));
      }
      log.acknowledge(2);
    }
  }

  private Path segment(long first) {
    return directory.resolve("%020d.lines".formatted(first));
  }

  @Test
  void streamGoesOnAfterARestart() throws Exception {
    String stream;
    try (RecordLog log = open()) {
      stream = log.stream();
      assertThat(stream).matches("[A-Za-z0-9-]{1,64}");
      log.claim("clones");
      log.append(lines(numbers(0, 1_000)));
      log.acknowledge(300);
    }
    try (RecordLog log = open()) {
      assertThat(log.stream()).isEqualTo(stream);
      assertThat(log.app()).contains("clones");
      assertThat(log.range()).isEqualTo(new LogRange(300, 1_000, false));
      log.append(lines(numbers(1_000, 2_000)));
      assertThat(read(log, 300, 2_000)).isEqualTo(numbers(300, 2_000));
    }
    assertThat(segments(directory)).containsExactly("00000000000000000000.lines");
  }

  @Test
  void acknowledgedSegmentsAreDeleted() throws Exception {
    tenSegments();
    assertThat(segments(directory))
        .hasSize(4)
        .startsWith("00000000000000000006.lines")
        .endsWith("00000000000000000009.lines");
    try (RecordLog log = open()) {
      assertThat(log.range()).isEqualTo(new LogRange(6, 10, false));
      log.acknowledge(10);
    }
    assertThat(segments(directory)).containsExactly("00000000000000000009.lines");
    try (RecordLog log = open()) {
      assertThat(log.range()).isEqualTo(new LogRange(10, 10, false));
    }
  }

  @Test
  void deletionThatACrashInterruptedIsFinished() throws Exception {
    tenSegments();
    Files.writeString(segment(5), "x\n");
    open().close();
    assertThat(segments(directory)).hasSize(4).startsWith("00000000000000000006.lines");
  }

  @Test
  void tornTailIsCutOff() throws Exception {
    try (RecordLog log = open()) {
      log.append(lines("a\nb\n"));
    }
    Files.writeString(segment(0), "c\nhal", StandardOpenOption.APPEND);
    try (RecordLog log = open()) {
      assertThat(read(log, 0, 3)).isEqualTo("a\nb\nc\n");
      log.append(lines("d\n"));
    }
    assertThat(segment(0)).hasContent("a\nb\nc\nd\n");
  }

  @Test
  void segmentThatACrashLeftEmptyTakesRecords() throws Exception {
    tenSegments();
    Files.createFile(segment(10));
    try (RecordLog log = open()) {
      assertThat(log.newest().orElseThrow().length).isEqualTo(200_001);
      log.append(lines("a\n"));
      assertThat(read(log, 10, 11)).isEqualTo("a\n");
    }
  }

  @Test
  void crashBeforeTheStreamBeganLeavesNothingBehind() throws Exception {
    Files.createDirectories(directory);
    Files.createFile(segment(0));
    Files.writeString(directory.resolve("stream.json.tmp"), "{");
    try (RecordLog log = open()) {
      assertThat(log.range().next()).isZero();
    }
  }

  @Test
  void secondSourceIsRefused() throws Exception {
    try (RecordLog log = open()) {
      assertThat(log.isActive()).isTrue();
      assertThatThrownBy(this::open)
          .isInstanceOf(SpoolLockedException.class)
          .hasMessage(
              "Cannot use the spool %s: another source, process %d, has it; stop that one, or name"
                  + " another --spool",
              directory, ProcessHandle.current().pid());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void missingSegmentIsAnError(long first) throws Exception {
    tenSegments();
    Files.delete(segment(first));
    assertBroken(first == 6 ? "the records from 6 to 7 are missing" : "begins with record");
  }

  @Test
  void missingNewestSegmentIsAnError() throws Exception {
    tenSegments();
    Files.delete(segment(9));
    assertBroken("the records from 9 on are missing");
    for (long first = 6; first < 9; first++) {
      Files.delete(segment(first));
    }
    assertBroken("the records from 9 on are missing");
  }

  @Test
  void shorterSegmentsAreAnError() throws Exception {
    tenSegments();
    Files.writeString(segment(7), "x");
    assertBroken("does not end with a line feed");
    Files.writeString(segment(7), "x\n\n");
    assertBroken("00000000000000000008.lines begins with record 8, expected 9");
  }

  @Test
  void fewerRecordsThanAcknowledgedAreAnError() throws Exception {
    try (RecordLog log = open()) {
      log.append(lines("a\nb\n"));
      log.acknowledge(2);
    }
    Files.writeString(segment(0), "a\n");
    assertBroken("its last record is 0, but those below 2 are acknowledged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"stream\": \"a b\", \"acknowledged\": 0, \"segment\": 0}",
        "{\"stream\": \"a\", \"acknowledged\": -1, \"segment\": 0}",
        "{\"stream\": \"a\", \"acknowledged\": 0}"
      })
  void damagedStateIsAnErrorAndStays(String json) throws Exception {
    tenSegments();
    Files.writeString(directory.resolve("stream.json"), json);
    assertBroken("stream.json");
    assertThat(directory.resolve("stream.json")).hasContent(json);
  }

  @Test
  void missingStateIsAnError() throws Exception {
    tenSegments();
    Files.delete(directory.resolve("stream.json"));
    assertBroken("stream.json is missing");
  }

  @Test
  void directoryOfSomethingElseIsRefused() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("thesis.txt"), "all of it");
    assertThatThrownBy(this::open)
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("it has other files; name an empty --spool");
  }

  @Test
  void fileInPlaceOfTheDirectoryIsAnError() throws Exception {
    Files.writeString(directory, "");
    assertThatThrownBy(this::open)
        .isInstanceOf(SpoolException.class)
        .hasMessageStartingWith("Cannot make the directory " + directory + ": ");
  }

  private void assertBroken(String problem) {
    assertThatThrownBy(this::open)
        .isInstanceOf(SpoolException.class)
        .hasMessageStartingWith("Cannot go on with the stream in " + directory + ": ")
        .hasMessageContaining(problem)
        .hasMessageEndingWith(
            "; restore the directory, or name another --spool to start a new stream");
  }
}
