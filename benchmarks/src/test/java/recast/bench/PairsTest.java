package recast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PairsTest {
  private final Pairs pairs = new Pairs();

  @Test
  void theRatioIsTakenPairByPair() {
    pairs.add(1_000, 1_100);
    pairs.add(9_000, 9_450);
    pairs.add(2_000, 4_000);

    assertThat(pairs.medianRatio()).as("not that of the medians, 2.0").isEqualTo(1.1);
  }

  @Test
  void theTableShowsSecondsAndRatios() {
    pairs.add(1_000, 1_100);
    pairs.add(10_000, 9_500);
    pairs.add(2_000, 4_000);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    pairs.print(new PrintStream(printed, true, StandardCharsets.UTF_8), "theirs", "ours");

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "3 pairs              min     median  max",
            "theirs               1.00 s  2.00 s  10.00 s",
            "ours                 1.10 s  4.00 s  9.50 s",
            "ratio, pair by pair  0.95    1.10    2.00");
  }

  @Test
  void withoutAPairThereIsNoRatio() {
    assertThatThrownBy(pairs::medianRatio).hasMessage("nothing was measured");
  }
}
