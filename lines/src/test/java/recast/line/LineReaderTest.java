package recast.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
  private LineReader reader;

  @Test
  void theEndOfTheFileEndsTheLastLine() {
    assertThat(lines("a\r\nb")).containsExactly("a\r", "b");
    assertThat(lines("a\n")).containsExactly("a");
    assertThat(lines("")).isEmpty();
    assertThat(reader.counts()).isEqualTo(LineCounts.NONE);
  }

  @Test
  void whatIsNoSoundLineIsCounted() {
    assertThat(lines("long enough\n\u00ff\nb")).containsExactly("\uFFFD", "b");
    assertThat(reader.counts()).isEqualTo(new LineCounts(1, 0, 1));
  }

  private List<String> lines(String text) {
    reader =
        new LineReader(
            new ByteArrayInputStream(text.getBytes(ISO_8859_1)), new LineFormat(5, "UTF-8"));
    List<String> lines = new ArrayList<>();
    reader.forEachRemaining(lines::add);
    return lines;
  }
}
