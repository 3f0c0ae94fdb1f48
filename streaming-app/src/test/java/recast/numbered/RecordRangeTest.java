package recast.numbered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordRangeTest {
  @Test
  void partsDifferByOneRecord() {
    assertThat(range(10, 21).split(3)).containsExactly(range(10, 14), range(14, 18), range(18, 21));
  }

  @Test
  void noPartIsEmpty() {
    assertThat(range(5, 7).split(4)).containsExactly(range(5, 6), range(6, 7));
    assertThat(range(5, 5).split(4)).isEmpty();
  }

  @Test
  void theLargestRangeIsSplit() {
    List<RecordRange> parts = range(0, Long.MAX_VALUE).split(2);

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).count() + parts.get(1).count()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void numbersAreInOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> range(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> range(-1, 1));
  }

  private static RecordRange range(long from, long to) {
    return new RecordRange("s", from, to);
  }
}
