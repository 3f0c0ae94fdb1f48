package recast.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ByteLinesTest {
  private static final LineFormat FORMAT = new LineFormat(3, "UTF-8");

  /** A few bytes of which each means something. */
  private static final byte[] ALPHABET = {'\n', '\n', 'a', 'b', '\r', (byte) 0xC3, (byte) 0xA4};

  @Test
  void oneArrayComesAfterAnother() {
    ByteLines lines = new ByteLines(FORMAT);
    assertThat(lines.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(lines::next);

    lines.read("a\n\nlong\nb\r".getBytes(UTF_8));
    assertThat(lines).toIterable().containsExactly("a", "", "b\r");
    lines.read(new byte[0]);
    assertThat(lines).isExhausted();
    lines.read("c\n".getBytes(UTF_8));
    assertThat(lines).toIterable().containsExactly("c");

    assertThat(lines.counts()).isEqualTo(new LineCounts(1, 0, 0));
  }

  @Test
  void theyAreThoseOfAFileWithTheseBytes() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = ALPHABET[random.nextInt(ALPHABET.length)];
      }
      ByteLines lines = new ByteLines(FORMAT);
      lines.read(bytes);
      LineReader file = new LineReader(new ByteArrayInputStream(bytes), FORMAT);
      List<String> expected = new ArrayList<>();
      file.forEachRemaining(expected::add);

      assertThat(lines).toIterable().as("%s", new Object[] {bytes}).isEqualTo(expected);
      assertThat(lines.counts()).isEqualTo(file.counts());
    }
  }
}
