package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

/** {@code recast source} with readers that acknowledge. */
@Timeout(60)
class NumberedSourceTest {
  @TempDir private Path directory;
  private String spool;
  private String file;

  @BeforeEach
  void name() {
    spool = "--spool=" + directory.resolve("spool");
    file = "--file=" + directory.resolve("records");
  }

  private void write(int records) throws Exception {
    Files.writeString(directory.resolve("records"), String.join("\n", records(0, records)) + "\n");
  }

  private static List<String> records(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "record " + n).toList();
  }

  private static TestReader reader(RunningVerb source) throws Exception {
    return TestReader.of("clones", source.address());
  }

  private static void awaitRange(TestReader reader, String range) {
    await().until(() -> reader.ask("range"), range::equals);
  }

  @Test
  void sourceEndsOnceAllIsAcknowledged() throws Exception {
    write(1_000);
    try (RunningVerb source = new RunningVerb("--port=0", spool, file);
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 1000 ended");
      assertThat(reader.read(0, 1_000)).isEqualTo(records(0, 1_000));
      assertThat(reader.ask("ack 1000")).isEqualTo("acked 1000");
      assertThat(reader.ask("range")).isEqualTo("range 1000 1000 ended");
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
      assertThat(source.err())
          .contains(
              " in " + directory.resolve("spool") + " begins",
              "source: application clones reads from 0",
              "source: sent 1000 records to 0 clients; 1000 of 1000 numbered records acknowledged");
    }
    try (RunningVerb again = new RunningVerb("--port=0", spool, file)) {
      assertThat(again.exit()).isEqualTo(ExitCode.OK);
      assertThat(again.err()).contains("goes on with record 1000; those below 1000 are");
    }
  }

  @Test
  void memoryNumbersFromTheFirstReaderOn() throws Exception {
    try (RunningVerb source = new RunningVerb("--port=0", "--delay=0ms", "--count=100");
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 100 ended");
      assertThat(reader.read(98, 100)).containsExactly("18", "19");
      assertThat(reader.ask("ack 100")).isEqualTo("acked 100");
      reader.close();
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void memoryThatIsLostIsReported() throws Exception {
    try (RunningVerb source = new RunningVerb("--port=0", "--delay=0ms", "--count=100");
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 100 ended");
      assertThat(reader.ask("ack 40")).isEqualTo("acked 40");
      source.close();
      assertThat(source.err())
          .contains(
              "40 of 100 numbered records acknowledged",
              "source: 60 records are not acknowledged and are lost; --spool DIR keeps them");
    }
  }

  @Test
  void fileGoesOnBehindWhatIsNumbered() throws Exception {
    write(100);
    String stream;
    try (RunningVerb source = new RunningVerb("--port=0", spool, file);
        TestReader reader = new TestReader(source.address())) {
      stream = reader.ask("recast 1 clones");
      awaitRange(reader, "range 0 100 ended");
      assertThat(reader.ask("ack 30")).isEqualTo("acked 30");
      source.close();
      assertThat(source.err())
          .contains(
              "source: 70 records are not acknowledged and are kept for the next source with "
                  + spool.replace('=', ' '));
    }
    write(150);
    try (RunningVerb source = new RunningVerb("--port=0", spool, file);
        TestReader reader = new TestReader(source.address())) {
      assertThat(reader.ask("recast 1 clones")).isEqualTo(stream);
      awaitRange(reader, "range 30 150 ended");
      assertThat(reader.read(30, 150)).isEqualTo(records(30, 150));
    }
  }

  @Test
  void fileThatBecameShorterOrAnotherOneIsAnError() throws Exception {
    write(100);
    try (RunningVerb source = new RunningVerb("--port=0", spool, file);
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 100 ended");
    }
    write(60);
    try (RunningVerb shorter = new RunningVerb("--port=0", spool, file)) {
      assertThat(shorter.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(shorter.err())
          .contains("has 100 records of this --file, but it has only 60; give");
    }
    Files.writeString(directory.resolve("records"), "other\n".repeat(200));
    try (RunningVerb other = new RunningVerb("--port=0", spool, file)) {
      assertThat(other.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(other.err()).contains("but the last of them is another one now; give");
    }
  }

  @Test
  void countIsThatOfTheStream() throws Exception {
    String count = "--count=50";
    try (RunningVerb source = new RunningVerb("--port=0", spool, "--delay=0ms", count);
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 50 ended");
    }
    try (RunningVerb source = new RunningVerb("--port=0", spool, "--delay=0ms", "--count=70");
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 70 ended");
      assertThat(reader.read(49, 52)).containsExactly("9", "10", "11");
    }
    try (RunningVerb source = new RunningVerb("--port=0", spool, "--delay=0ms", count);
        TestReader reader = reader(source)) {
      awaitRange(reader, "range 0 70 ended");
    }
  }

  @Test
  void standardInputGoesOnWithNewNumbers() throws Exception {
    for (int next = 2; next <= 6; next += 2) {
      ByteArrayInputStream stdin = new ByteArrayInputStream("a\nb\n".getBytes(UTF_8));
      try (RunningVerb source = new RunningVerb(stdin, "--port=0", spool, "--file=-");
          TestReader reader = reader(source)) {
        awaitRange(reader, "range 0 " + next + " ended");
      }
    }
  }

  @Test
  void spoolOfAnotherSourceIsAConflict() throws Exception {
    try (RunningVerb source = new RunningVerb("--port=0", spool)) {
      assertThat(source.address()).isNotNull();
      try (RunningVerb second = new RunningVerb("--port=0", spool)) {
        assertThat(second.exit()).isEqualTo(ExitCode.CONFLICT);
        assertThat(second.err())
            .startsWith("recast source: Cannot use the spool " + directory)
            .hasLineCount(1);
      }
    }
  }

  @Test
  void brokenSpoolIsAnError() throws Exception {
    Files.createDirectories(directory.resolve("spool"));
    Files.writeString(directory.resolve("spool/stream.json"), "{");
    try (RunningVerb source = new RunningVerb("--port=0", spool)) {
      assertThat(source.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(source.err()).contains("stream.json is not JSON", "restore").hasLineCount(1);
    }
  }

  @Test
  void sizeWithoutSpoolIsAProblem() throws Exception {
    try (RunningVerb source = new RunningVerb("--spool-size=2g")) {
      assertThat(source.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(source.err())
          .contains("--spool-size bounds what --spool keeps: give --spool, too");
    }
  }
}
