package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recast.sink.SourceOffsets;

final class StreamPositionsTest {
  private static final StreamPositions NONE = new StreamPositions(SourceOffsets.NONE);

  @Test
  void theStreamThatWasReadLastComesFirst() {
    StreamPositions positions = NONE.with("a", 1).with("b", 2).with("a", 3);

    assertThat(positions.last()).isEqualTo("a");
    assertThat(positions.of("a")).hasValue(3);
    assertThat(positions.of("b")).hasValue(2);
    assertThat(positions.of("c")).isEmpty();
    assertThat(positions.offsets().partitions()).hasSize(2);
  }

  @Test
  void oldStreamsAreForgotten() {
    StreamPositions positions = NONE;
    for (int stream = 0; stream < 100; stream++) {
      positions = positions.with("s" + stream, stream);
    }

    assertThat(positions.offsets().partitions()).hasSize(16);
    assertThat(positions.of("s99")).hasValue(99);
    assertThat(positions.of("s83")).isEmpty();
  }
}
