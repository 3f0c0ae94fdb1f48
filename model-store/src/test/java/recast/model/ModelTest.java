package recast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, ModelBytes.PIECE, ModelBytes.PIECE + 1, 3 * ModelBytes.PIECE})
  void bytesInPiecesReadLikeTheWhole(int length) throws IOException {
    byte[] whole = new byte[length];
    new Random(length).nextBytes(whole);

    ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(whole));

    assertThat(bytes.length()).isEqualTo(length);
    assertThat(bytes.open()).hasBinaryContent(whole);
    assertThat(bytes.open()).hasBinaryContent(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, ModelBytes.PIECE, 2 * ModelBytes.PIECE, 3 * ModelBytes.PIECE + 1})
  void partsPutTogetherReadLikeTheWhole(int length) throws IOException {
    byte[] whole = new byte[length];
    new Random(length).nextBytes(whole);

    List<ModelBytes> parts = ModelBytes.read(new ByteArrayInputStream(whole)).parts(2);

    assertThat(parts).allMatch(part -> part.length() <= 2L * ModelBytes.PIECE);
    assertThat(ModelBytes.of(parts).open()).hasBinaryContent(whole);
  }

  @Test
  void whoReadsIsAskedBeforeEachPiece() throws IOException {
    byte[] whole = new byte[2 * ModelBytes.PIECE + 1];
    AtomicInteger asked = new AtomicInteger();

    ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(whole));

    assertThat(bytes.open(asked::incrementAndGet)).hasBinaryContent(whole);
    assertThat(asked).hasValue(3);
  }
}
