package recast.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineDecoderTest {
  private final LineDecoder decoder = new LineDecoder(UTF_8);

  @Test
  void linesAreText() {
    byte[] bytes = "[naïve – 数]".getBytes(UTF_8);

    assertThat(decoder.decode(bytes, 1, bytes.length - 1)).isEqualTo("naïve – 数");
    assertThat(decoder.malformed()).isZero();
  }

  @Test
  void whatIsNoTextIsReplacedAndCounted() {
    assertThat(decoder.decode(new byte[] {'a', (byte) 0xC3, 'b'}, 0, 3)).isEqualTo("a\uFFFDb");
    assertThat(decoder.decode(new byte[] {(byte) 0x80, (byte) 0xFF}, 0, 2))
        .isEqualTo("\uFFFD\uFFFD");
    assertThat(decoder.malformed()).isEqualTo(2);
  }

  @Test
  void theReplacementCharacterIsTextItself() {
    byte[] bytes = "a\uFFFDb".getBytes(UTF_8);

    assertThat(decoder.decode(bytes, 0, bytes.length)).isEqualTo("a\uFFFDb");
    assertThat(decoder.malformed()).isZero();
  }

  @Test
  void anotherCharsetIsUsed() {
    byte[] bytes = "žluť".getBytes(java.nio.charset.Charset.forName("windows-1250"));

    assertThat(new LineFormat(100, "windows-1250").decoder().decode(bytes, 0, bytes.length))
        .isEqualTo("žluť");
    assertThat(new LineDecoder(ISO_8859_1).decode(new byte[] {(byte) 0xE9}, 0, 1)).isEqualTo("é");
  }
}
