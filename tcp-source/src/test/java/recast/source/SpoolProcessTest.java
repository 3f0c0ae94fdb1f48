package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.Endpoint;

/** Sources that die, and readers that are not ours. */
@Timeout(120)
class SpoolProcessTest {
  private static final int RECORDS = 60_000;

  @TempDir private Path directory;

  private List<String> write() throws IOException {
    List<String> records = IntStream.range(0, RECORDS).mapToObj(n -> "record " + n).toList();
    Files.write(directory.resolve("records"), records);
    return records;
  }

  private String[] options(String... more) {
    List<String> options = new ArrayList<>(List.of("--port=0"));
    options.add("--file=" + directory.resolve("records"));
    options.add("--spool=" + directory.resolve("spool"));
    options.addAll(List.of(more));
    return options.toArray(String[]::new);
  }

  @Test
  void killedSourceGoesOnAndEachRecordIsReadOnce() throws Exception {
    List<String> expected = write();
    List<String> output = new ArrayList<>();
    for (int until : new int[] {15_000, 35_000, RECORDS}) {
      Process source = SourceProcess.start(options("--rate=30000/s"));
      try (BufferedReader err = source.errorReader(UTF_8);
          TestReader reader = TestReader.of("clones", SourceProcess.address(err))) {
        read(reader, output, until);
        if (until == RECORDS) {
          assertThat(reader.ask("range")).isEqualTo("range 60000 60000 ended");
          assertThat(source.waitFor()).isZero();
        }
      } finally {
        source.destroyForcibly().waitFor();
      }
    }
    assertThat(output).isEqualTo(expected);
  }

  /** As an application does: the next number is that of the output, whatever was acknowledged. */
  private static void read(TestReader reader, List<String> output, int until) throws IOException {
    while (output.size() < until) {
      String[] range = reader.ask("range").split(" ", -1);
      long next = Long.parseLong(range[2]);
      assertThat(Long.parseLong(range[1])).isLessThanOrEqualTo(output.size());
      if (next > output.size()) {
        output.addAll(reader.read(output.size(), next));
        if (output.size() < until || until == RECORDS) {
          assertThat(reader.ask("ack " + next)).isEqualTo("acked " + next);
        }
      }
    }
  }

  @Test
  void termSignalEndsAtOnceAndNamesWhatIsKept() throws Exception {
    write();
    Process source = SourceProcess.start(options());
    try (BufferedReader err = source.errorReader(UTF_8);
        TestReader reader = TestReader.of("clones", SourceProcess.address(err))) {
      await().until(() -> reader.ask("range"), "range 0 60000 ended"::equals);
      assertThat(reader.ask("ack 1")).isEqualTo("acked 1");
      source.toHandle().destroy();
      assertThat(source.waitFor()).isEqualTo(128 + 15);
      assertThat(err.lines())
          .contains(
              "source: 59999 records are not acknowledged and are kept for the next source with"
                  + " --spool "
                  + directory.resolve("spool"));
    } finally {
      source.destroyForcibly();
    }
  }

  @Test
  void fullDiskEndsTheSourceAndTheNextOneGoesOn() throws Exception {
    assumeThat(Path.of("/bin/bash")).as("bash, which bounds the length of files").exists();
    write();
    List<String> command =
        new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f 300; exec \"$@\""));
    command.add("bash");
    command.addAll(SourceProcess.command(options()));
    Process full = new ProcessBuilder(command).start();
    try (BufferedReader err = full.errorReader(UTF_8)) {
      assertThat(full.waitFor()).isEqualTo(1);
      assertThat(err.lines())
          .anyMatch(
              line -> line.matches("recast source: Cannot write .*lines: .*; check space, .*"));
    } finally {
      full.destroyForcibly();
    }
    Process source = SourceProcess.start(options());
    try (BufferedReader err = source.errorReader(UTF_8);
        TestReader reader = TestReader.of("clones", SourceProcess.address(err))) {
      List<String> output = new ArrayList<>();
      read(reader, output, RECORDS);
      assertThat(output).isEqualTo(Files.readAllLines(directory.resolve("records")));
      reader.close();
      assertThat(source.waitFor()).isZero();
    } finally {
      source.destroyForcibly();
    }
  }

  @Test
  void readerInPythonReadsEachRecordOnce() throws Exception {
    assumeThat(hasPython()).as("python3 is on the PATH").isTrue();
    List<String> expected = write();
    Path script = Path.of(SpoolProcessTest.class.getResource("reader.py").toURI());
    Path output = directory.resolve("output");
    Process source = SourceProcess.start(options());
    try (BufferedReader err = source.errorReader(UTF_8)) {
      Endpoint address = SourceProcess.address(err);
      Process reader =
          new ProcessBuilder(
                  "python3",
                  script.toString(),
                  address.host(),
                  Integer.toString(address.port()),
                  "clones",
                  output.toString())
              .inheritIO()
              .start();
      assertThat(reader.waitFor()).isZero();
      assertThat(source.waitFor()).isZero();
      assertThat(Files.readAllLines(output)).isEqualTo(expected);
    } finally {
      source.destroyForcibly();
    }
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "-c", "").start();
      return python.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
