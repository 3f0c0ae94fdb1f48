package recast.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineSplitterTest {
  private static final int LONGEST = 10;

  private final LineSplitter splitter = new LineSplitter(LONGEST);

  @Test
  void aLineEndsWithALineFeedAndNothingElse() throws IOException {
    assertThat(lines("a\nb\r\n\n\rc\r\u0085d\n")).containsExactly("a", "b\r", "", "\rc\r\u0085d");
  }

  @Test
  void whatHasNoEndIsTheRest() throws IOException {
    assertThat(lines("a\nb")).containsExactly("a");
    assertThat(splitter.rest()).isTrue();
    assertThat(line()).isEqualTo("b");
    assertThat(splitter.rest()).isFalse();
  }

  @Test
  void noRestIsLeftBehindALineFeed() throws IOException {
    assertThat(lines("a\n")).containsExactly("a");
    assertThat(splitter.rest()).isFalse();
  }

  @Test
  void aLineMayBeAsLongAsAllowed() throws IOException {
    assertThat(lines("0123456789\n01234567890\nb\n")).containsExactly("0123456789", "b");
    assertThat(splitter.tooLong()).isEqualTo(1);
  }

  @Test
  void aRestThatIsTooLongIsSkipped() throws IOException {
    assertThat(lines("a\n01234567890")).containsExactly("a");
    assertThat(splitter.rest()).isFalse();
    assertThat(splitter.tooLong()).isEqualTo(1);
  }

  @Test
  void aLineWithoutEndTakesNoMemory() throws IOException {
    LineSplitter large = new LineSplitter(1 << 20);
    byte[] chunk = "x".repeat(1 << 16).getBytes(UTF_8);
    for (int i = 0; i < 1_000; i++) {
      assertThat(large.read(new ByteArrayInputStream(chunk))).isTrue();
      assertThat(large.next()).isFalse();
    }
    assertThat(large.buffer()).hasSizeLessThanOrEqualTo((1 << 20) + 1);
    large.read(new ByteArrayInputStream("\nb\n".getBytes(UTF_8)));
    assertThat(large.next()).isTrue();
    assertThat(large.tooLong()).isEqualTo(1);
  }

  /** Whatever arrives with one read, the lines are the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 11, 64})
  void piecesDoNotMatter(int most) throws IOException {
    Random random = new Random(most);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    int tooLong = 0;
    for (int i = 0; i < 2_000; i++) {
      String line = "\r".repeat(random.nextInt(2)) + "y".repeat(random.nextInt(14));
      text.append(line).append('\n');
      if (line.length() <= LONGEST) {
        expected.add(line);
      } else {
        tooLong++;
      }
    }
    InputStream whole = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    InputStream pieces =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return whole.read(bytes, from, Math.min(length, 1 + random.nextInt(most)));
          }
        };

    assertThat(lines(pieces)).isEqualTo(expected);
    assertThat(splitter.tooLong()).isEqualTo(tooLong);
    assertThat(splitter.rest()).isFalse();
  }

  private List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private List<String> lines(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    while (splitter.read(in)) {
      while (splitter.next()) {
        lines.add(line());
      }
    }
    return lines;
  }

  private String line() {
    return new String(
        splitter.buffer(), splitter.start(), splitter.end() - splitter.start(), UTF_8);
  }
}
