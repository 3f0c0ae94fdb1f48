package recast.format.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Model;

/**
 * Broken files are refused with an {@link IOException}, or score; {@code -Drecast.fuzz.rounds=N} is
 * more.
 */
final class FuzzTest {
  private static final int FILES = Integer.getInteger("recast.fuzz.rounds", 400);

  @ParameterizedTest
  @ValueSource(
      strings = {"dart.json", "dart.ubj", "categories.json", "categories.ubj", "linear.ubj"})
  void aBrokenFileIsRefusedOrScores(String name) throws IOException {
    byte[] file = Fixtures.bytes(name);
    float[] rows = Arrays.copyOf(Fixtures.floats("rows.f32"), 200);
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] broken = broken(file, random);
      try {
        Model model = Fixtures.decode(broken);
        int width = model.signature().inputs().get(0).width();
        Fixtures.score(model, Arrays.copyOf(rows, width));
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("Not a model of XGBoost");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] broken(byte[] file, Random random) {
    byte[] broken = file.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(broken.length);
      switch (random.nextInt(4)) {
        case 0 -> broken[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        case 1 -> broken[at] = (byte) random.nextInt();
        case 2 -> broken[at] = broken[random.nextInt(broken.length)];
        default -> {
          // A piece is missing, and what follows moves up.
          int length = Math.min(random.nextInt(40), broken.length - at);
          byte[] shorter = Arrays.copyOf(broken, broken.length - length);
          System.arraycopy(broken, at + length, shorter, at, broken.length - at - length);
          broken = shorter.length == 0 ? broken : shorter;
        }
      }
    }
    return broken;
  }
}
