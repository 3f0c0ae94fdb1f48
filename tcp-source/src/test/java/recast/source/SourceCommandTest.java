package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.ExitCode;

@Timeout(60)
class SourceCommandTest {
  private static final List<String> PASS =
      IntStream.range(0, 20).mapToObj(Integer::toString).toList();

  @TempDir Path directory;

  @Test
  void everyClientSeesWholePassesInOrder() throws Exception {
    try (RunningVerb source = new RunningVerb("--port", "0", "--delay", "10ms");
        TestClient one = source.client();
        TestClient two = source.client()) {
      for (int i = 0; i < 5; i++) {
        assertThat(one.read(20)).isEqualTo(PASS);
        assertThat(two.read(20)).isEqualTo(PASS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rate=200000/s", "--delay=1ms", "--delay=0ms"})
  void countEndsTheStream(String pace) throws Exception {
    try (RunningVerb source = new RunningVerb("--port", "0", pace, "--count", "4010");
        TestClient client = new TestClient(source.address())) {
      List<String> records = client.readToEnd();
      client.leave();
      assertThat(records).hasSize(4010).startsWith("0", "1").endsWith("8", "9");
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
      assertThat(source.err())
          .endsWith(
              String.format("source: sent 4010 records to 1 clients: %s=4010%n", client.name()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bind=127.0.0.1", "--rate=100000/s"})
  void fileIsSentOnceWithEveryByte(String option) throws Exception {
    Path file = directory.resolve("records with spaces.csv");
    String lines = "1,ž\r\n\n☃\n".repeat(10_000) + "last";
    Files.writeString(file, lines);
    try (RunningVerb source = new RunningVerb("--port", "0", option, "--file", file.toString());
        TestClient client = new TestClient(source.address())) {
      assertThat(client.readToEnd()).isEqualTo(lines.lines().toList());
      client.leave();
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
      assertThat(source.err()).contains("source: sent 30001 records to 1 clients");
    }
  }

  @Test
  void standardInputIsSentAsItArrives() throws Exception {
    PipedOutputStream writer = new PipedOutputStream();
    try (RunningVerb source =
            new RunningVerb(new PipedInputStream(writer), "--port", "0", "--file", "-");
        TestClient client = source.client()) {
      writer.write("one\ntw".getBytes(UTF_8));
      writer.flush();
      assertThat(client.read(1)).containsExactly("one");
      writer.write("o\n".getBytes(UTF_8));
      writer.close();
      assertThat(client.readToEnd()).containsExactly("two");
      client.leave();
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void lineThatIsTooLongIsSkippedAndReported() throws Exception {
    byte[] lines = ("one\n" + "x".repeat(2 << 20) + "\ntwo\n").getBytes(UTF_8);
    try (RunningVerb source =
            new RunningVerb(new ByteArrayInputStream(lines), "--port=0", "--file=-");
        TestClient client = new TestClient(source.address())) {
      assertThat(client.readToEnd()).containsExactly("one", "two");
      client.leave();
      assertThat(source.exit()).isEqualTo(ExitCode.OK);
      assertThat(source.err())
          .contains(
              "source: sent 2 records to 1 clients",
              "source: skipped 1 records of more than 1048576 bytes; --max-line allows");
    }
  }

  @Test
  void portInUseIsOneLineThatSaysWhatToDo() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      try (RunningVerb source = new RunningVerb("--port", port)) {
        assertThat(source.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(source.err())
            .isEqualTo(
                String.format(
                    "recast source: Cannot listen on 127.0.0.1:%s: Address already in use; choose"
                        + " another --port (0 takes a free one) or another --bind%n",
                    port));
      }
    }
  }

  @Test
  void unknownHostIsOneLine() throws Exception {
    try (RunningVerb source = new RunningVerb("--bind", "no-such-host.invalid")) {
      assertThat(source.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(source.err())
          .startsWith("recast source: Cannot listen on no-such-host.invalid:9999: unknown host; ")
          .hasLineCount(1);
    }
  }

  @Test
  void missingFileAndDirectoryAreOneLine() throws Exception {
    try (RunningVerb missing = new RunningVerb("--file", directory + "/none");
        RunningVerb notOne = new RunningVerb("--file", directory.toString())) {
      assertThat(missing.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(missing.err()).contains("/none: there is no such file").hasLineCount(1);
      assertThat(notOne.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(notOne.err()).contains("it is a directory; name a file").hasLineCount(1);
    }
  }

  @Test
  void allWrongOptionsAreListedAtOnce() throws Exception {
    try (RunningVerb source =
        new RunningVerb(
            "--prot", "--port", "65536", "--delay", "fast", "--rate=5/h", "--count=0", "more")) {
      assertThat(source.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(source.err().lines())
          .containsExactly(
              "recast source: --prot is not an option here; did you mean --port?",
              "recast source: --port '65536': expected a whole number from 0 to 65535",
              "recast source: --delay 'fast': expected a duration such as 500ms, 10s or 2m",
              "recast source: --rate '5/h': expected records a second such as 2000/s",
              "recast source: --count '0': expected a whole number from 1 to 2147483647",
              "recast source: --delay and --rate exclude each other: give one of them",
              "recast source: 'more' is one argument too many",
              "See 'recast source --help'.");
    }
  }
}
