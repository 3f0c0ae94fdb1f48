package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.json.MalformedException;

final class ReleaseFileTest {
  private static final Release RELEASE =
      new Release(
          new ReleaseNumber(57),
          new Version(42),
          Release.Kind.PUBLISH,
          UUID.fromString("c9a646d3-9c61-4cb7-bfcd-ee2522c8f633"),
          Instant.parse("2026-01-02T03:04:05.600Z"),
          "ann@host",
          new Payload("clone", 20, new Sha256("0123456789abcdef".repeat(4))),
          "a \"note\"");

  @Test
  void readsBackWhatItWrote() throws IOException {
    assertThat(ReleaseFile.fromJson(ReleaseFile.toJson(RELEASE), "here")).isEqualTo(RELEASE);
  }

  @Test
  void writesMillisecondsAlways() throws IOException {
    assertThat(text()).contains("\"publishedAt\" : \"2026-01-02T03:04:05.600Z\"");
  }

  @Test
  void dropsWhatIsFinerThanItWrites() throws IOException {
    assertThat(parse(text().replace("05.600Z", "05.600400Z"))).isEqualTo(RELEASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | here is empty, expected a JSON object",
        "[] | here is not a JSON object: array",
        "{\"release | here is not JSON: Unexpected end-of-input in field name",
        "hello | here is not JSON: Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      })
  void whatIsNoObjectIsSaidInOneLine(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  @Test
  void ignoresFieldsOfALaterTime() throws IOException {
    String later = text().replaceFirst("\\{", "{\"later\": [1, {}],");

    assertThat(parse(later)).isEqualTo(RELEASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release",
        "version",
        "kind",
        "publishId",
        "publishedAt",
        "publisher",
        "format",
        "bytes",
        "sha256",
        "note"
      })
  void aMissingFieldIsNamed(String field) throws IOException {
    String without = text().replace("\"" + field + "\"", "\"other\"");

    assertThatThrownBy(() -> parse(without))
        .isInstanceOf(IOException.class)
        .hasMessage("here: field '" + field + "' is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "release, 57, 0",
    "release, 57, 4294967297",
    "release, 57, 1e400",
    "version, 42, -1",
    "version, 42, 100000000",
    "version, 42, '\"42\"'",
    "kind, '\"publish\"', '\"destroy\"'",
    "publishedAt, '\"2026-01-02T03:04:05.600Z\"', '\"yesterday\"'",
    "publisher, '\"ann@host\"', 7",
    "format, '\"clone\"', '\"../clone\"'",
    "bytes, 20, -20",
    "bytes, 20, 2147483648",
    "bytes, 20, 2.5",
  })
  void aWrongFieldIsNamed(String field, String right, String wrong) throws IOException {
    String file = text().replace("\"" + field + "\" : " + right, "\"" + field + "\" : " + wrong);

    assertThat(file).isNotEqualTo(text());
    assertThatThrownBy(() -> parse(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'" + field + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "7", "{", "{}{}", "{\"a\":1,\"a\":2}", "\u0000"})
  void whatIsNoObjectIsRefused(String file) {
    assertThatThrownBy(() -> parse(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("here");
  }

  @Test
  void anythingButUtf8IsMalformed() throws IOException {
    byte[] utf16 = text().getBytes(StandardCharsets.UTF_16);
    byte[] guessedAsUcs4 = {0, 0, 0x60, 0, 0, 10};

    for (byte[] bytes : new byte[][] {utf16, guessedAsUcs4}) {
      assertThatThrownBy(() -> ReleaseFile.fromJson(bytes, "here"))
          .isInstanceOf(MalformedException.class)
          .hasMessageStartingWith("here");
    }
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"a\":".repeat(100_000);

    assertThatThrownBy(() -> parse(deep)).isInstanceOf(IOException.class);
  }

  private static String text() throws IOException {
    return new String(ReleaseFile.toJson(RELEASE), StandardCharsets.UTF_8);
  }

  private static Release parse(String text) throws IOException {
    return ReleaseFile.fromJson(text.getBytes(StandardCharsets.UTF_8), "here");
  }
}
