package recast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void percentilesAreFiguresThatWereMeasured() {
    Figures figures = Figures.of(LongStream.rangeClosed(1, 200).boxed().toList());

    assertThat(figures.median()).isEqualTo(100);
    assertThat(figures.percentile(99)).isEqualTo(198);
    assertThat(figures.percentile(100)).isEqualTo(figures.most()).isEqualTo(200);
    assertThat(figures.least()).isEqualTo(1);
  }

  @Test
  void oneFigureIsEverything() {
    Figures figures = Figures.of(List.of(7L));

    assertThat(figures.median()).isEqualTo(7);
    assertThat(figures.percentile(99)).isEqualTo(7);
  }

  @Test
  void nothingMeasuredIsAnError() {
    assertThatThrownBy(() -> Figures.of(List.of())).hasMessage("nothing was measured");
  }
}
