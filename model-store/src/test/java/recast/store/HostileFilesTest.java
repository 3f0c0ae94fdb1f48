package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody else has put into a store: refused by name, in little memory. */
final class HostileFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LITTLE = 64 << 20;
  private static final List<String> VALUES =
      List.of(
          "null",
          "{}",
          "[[[]]]",
          "true",
          "-1",
          "0",
          "2.5",
          "1e400",
          "99999999999999999999999999",
          "\"../../outside\"",
          "\"/etc/passwd\"",
          "\"\"",
          "\"\\u0000\"");

  @TempDir private Path directory;
  private Path root;
  private ModelStore store;
  private List<Path> outside;

  @BeforeEach
  void publishTwo() throws IOException {
    root = directory.resolve("here/store");
    store = ModelStore.at(new org.apache.hadoop.fs.Path(root.toUri()), new Configuration(false));
    publish("one");
    publish("two");
    Files.writeString(directory.resolve("outside"), "untouched");
    outside = filesOutside();
  }

  @AfterEach
  void nothingOutsideTheStoreIsTouched() throws IOException {
    assertThat(filesOutside()).isEqualTo(outside);
    assertThat(directory.resolve("outside")).hasContent("untouched");
  }

  static Stream<Arguments> fields() {
    List<String> release =
        List.of(
            "release",
            "version",
            "kind",
            "publishId",
            "publishedAt",
            "publisher",
            "format",
            "bytes",
            "sha256",
            "note");
    List<String> manifest =
        List.of("format", "bytes", "sha256", "createdAt", "creator", "note", "golden");
    return Stream.of(
            release.stream().map(field -> Arguments.of("current", field)),
            release.stream().map(field -> Arguments.of("releases/00000002.json", field)),
            manifest.stream().map(field -> Arguments.of("versions/00000001/manifest.json", field)))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aHostileFieldIsNamed(String file, String field) throws IOException {
    ObjectNode fields = (ObjectNode) JSON.readTree(root.resolve(file).toFile());
    fields.put(field, "hostile");
    String template = JSON.writeValueAsString(fields);
    for (String value : VALUES.stream().filter(value -> isWrong(field, value)).toList()) {
      Files.writeString(
          root.resolve(file),
          template.replace("\"" + field + "\":\"hostile\"", "\"" + field + "\":" + value));

      refused(file).as(value).hasMessageContaining("'" + field + "'").hasMessageContaining(file);
    }
  }

  /** Any text may be a note, zero may be a length, and golden records may be missing. */
  private static boolean isWrong(String field, String value) {
    return switch (field) {
      case "note" -> !value.startsWith("\"");
      case "bytes" -> !value.equals("0");
      case "golden" -> !value.equals("null");
      default -> true;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"current", "releases/00000002.json", "versions/00000001/manifest.json"})
  void whatIsNotTheFileItShouldBeIsNamed(String file) throws IOException {
    byte[] whole = Files.readAllBytes(root.resolve(file));
    byte[] binary = new byte[512];
    new Random(1).nextBytes(binary);
    for (byte[] content :
        List.of(
            new byte[0],
            Arrays.copyOf(whole, whole.length / 2),
            binary,
            "{\"release\":1,\"release\":2}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "[".repeat(2_000).getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      Files.write(root.resolve(file), content);

      refused(file).hasMessageContaining(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current",
        "releases/00000002.json",
        "versions/00000001/manifest.json",
        "versions/00000001/model"
      })
  void aGibibyteOfZerosIsRefusedInLittleMemory(String file) throws IOException {
    try (RandomAccessFile zeros = new RandomAccessFile(root.resolve(file).toFile(), "rw")) {
      zeros.setLength(1 << 30);
    }
    long before = allocated();

    refused(file).hasMessageContaining(file.endsWith("model") ? "1073741824 bytes" : file);

    assertThat(allocated() - before).isLessThan(LITTLE);
  }

  /** Uses the file in the way that reads it. */
  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      String file) {
    return assertThatThrownBy(use(file)).isInstanceOf(StoreException.class);
  }

  private ThrowingCallable use(String file) {
    return switch (file) {
      case "current" -> () -> store.reader().current();
      case "releases/00000002.json" -> () -> store.reader().releases(1);
      default -> () -> publisher().rollback(Optional.of(new Version(1)), "");
    };
  }

  private void publish(String payload) throws IOException {
    publisher()
        .publish(
            PublishRequest.of("clone", ""),
            new ByteArrayInputStream(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private StorePublisher publisher() {
    return store.publisher("ann@host", Clock.systemUTC(), warning -> {});
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private List<Path> filesOutside() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> !path.startsWith(root)).sorted().toList();
    }
  }
}
