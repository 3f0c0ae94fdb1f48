package recast.model.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.ModelFormats;
import recast.model.RowBatch;
import recast.model.Signature;

final class CloneFormatTest {
  private final CloneFormat format = new CloneFormat();

  @ParameterizedTest
  @CsvSource({"true,0,000000", "true,7,070707", "true,12,121212", "true,345,345345345"})
  @CsvSource({"false,0,00", "false,12,12", "false,345,345"})
  void padsToTwoAndRepeatsWhenCloned(boolean cloned, String record, String score) {
    RowBatch rows = new RowBatch(Signature.TEXT.inputs(), 1);
    RowBatch scores = new RowBatch(Signature.TEXT.outputs(), 1);
    rows.reset(1);
    rows.strings(0)[0] = record;
    scores.reset(1);

    new CloneModel(cloned).score(rows, scores);

    assertThat(scores.strings(0)).containsExactly(score);
    assertThat(scores.failed(0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsBackWhatItWrote(boolean cloned) throws IOException {
    CloneModel model = new CloneModel(cloned);

    assertThat(format.decode(new ByteArrayInputStream(format.encode(model)))).isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{}",
        "{\"cloned\":1}",
        "{\"cloned\":true}{}",
        "{\"cloned\":"
      })
  void refusesWhatIsNoCloneModel(String file) {
    assertThatThrownBy(() -> format.decode(stream(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the clone model");
  }

  @Test
  void refusesALongFileWithoutReadingItWhole() {
    InputStream zeros = new ByteArrayInputStream(new byte[1 << 20]);

    assertThatThrownBy(() -> format.decode(zeros)).hasMessageContaining("at most 65536 bytes");
    assertThat(zeros).isNotEmpty();
  }

  @Test
  void isInstalledUnderItsId() throws IOException {
    assertThat(ModelFormats.installed().named("clone")).isInstanceOf(CloneFormat.class);
  }

  @Test
  void anUnknownFormatNamesThoseThatAreInstalled() {
    assertThatThrownBy(() -> ModelFormats.installed().named("onnx"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'onnx' is not installed")
        .hasMessageContaining("clone");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
