package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;
import recast.store.Payload;
import recast.store.Release;

final class PublishCommandTest {
  @TempDir private Path directory;
  private PublisherFixture recast;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
  }

  @Test
  void aFileIsPublishedByteForByte() throws IOException {
    Path file = Files.writeString(directory.resolve("a model"), "any bytes\u0000");

    assertThat(publish("--format", "onnx", "--file", file.toString(), "--note", "for you"))
        .isEqualTo(ExitCode.OK);

    Release release = recast.store().reader().current().orElseThrow();
    assertThat(recast.current()).isEqualTo("any bytes\u0000");
    assertThat(release.payload().format()).isEqualTo("onnx");
    assertThat(release.note()).isEqualTo("for you");
    assertThat(recast.out())
        .isEqualTo(
            "release 1  version 1  onnx  10 bytes  sha256 %s%n"
                .formatted(release.payload().sha256()));
  }

  @Test
  void aFileMayBeNamedByItsAddress() throws IOException {
    Path file = Files.writeString(directory.resolve("a 100% model"), "any bytes");
    Path golden = Files.writeString(directory.resolve("golden"), "1\t11\n");

    assertThat(publish("--format", "onnx", "--file=" + file.toUri(), "--golden=" + golden.toUri()))
        .isEqualTo(ExitCode.OK);

    assertThat(recast.current()).isEqualTo("any bytes");
  }

  @Test
  void anAddressOfNoClusterIsRefusedBeforeTheStoreIsTouched() {
    assertThat(publish("--format", "onnx", "--file=hdfs:///in/model")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err())
        .contains(
            "Cannot read hdfs:///in/model: ", "names no NameNode", "hdfs://NAMENODE/in/model");
    assertThat(directory.resolve("a store")).doesNotExist();
  }

  @Test
  void anEmptyFileIsAModelLikeAnyOther() throws IOException {
    Path file = Files.createFile(directory.resolve("empty"));

    assertThat(publish("--format", "onnx", "--file", file.toString())).isEqualTo(ExitCode.OK);

    assertThat(recast.current()).isEmpty();
  }

  @Test
  void aMissingFileIsRefused() {
    refused(directory.resolve("missing"), "expected a file that can be read");
  }

  @Test
  void aDirectoryIsRefused() {
    refused(directory, "expected a file that can be read");
  }

  @Test
  void aFileThatCannotBeReadIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

    refused(file, "expected a file that can be read");
  }

  @Test
  void aFileThatIsTooLongIsRefusedBeforeTheStoreIsTouched() throws IOException {
    Path file = directory.resolve("long");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(Payload.LIMIT + 1);
    }

    refused(file, "has 2147483648 bytes, a payload at most 2147483647");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(recast.run("publish", "--store=:", "--format=No Format", "--follow", "operand"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(recast.err())
        .contains("--store ':'")
        .contains("--format 'No Format'")
        .contains("--file is missing")
        .contains("--follow is not an option")
        .contains("'operand' is one argument too many")
        .contains("See 'recast publish --help'");
  }

  @Test
  void aNoteThatIsTooLongPublishesNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "x");

    assertThat(publish("--format=clone", "--file=" + file, "--note=" + "n".repeat(5_000)))
        .isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("shorten the note", "nothing was released");
    assertThat(recast.store().reader().current()).isEmpty();
    assertThat(directory.resolve("a store/versions")).doesNotExist();
  }

  private void refused(Path file, String reason) {
    assertThat(publish("--format", "onnx", "--file", file.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(recast.err()).contains("--file '" + file + "': " + reason);
    assertThat(directory.resolve("a store")).doesNotExist();
  }

  private ExitCode publish(String... options) {
    String[] words = new String[options.length + 5];
    words[0] = "publish";
    words[1] = "--store";
    words[2] = recast.address();
    words[3] = "--create";
    words[4] = "--unchecked";
    System.arraycopy(options, 0, words, 5, options.length);
    return recast.run(words);
  }
}
