package recast.format.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Model;

/** Files with a few bytes changed: {@code -Drecast.fuzz.rounds=100000} for a long run. */
final class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("recast.fuzz.rounds", 400);
  private static final int SEED = Integer.getInteger("recast.fuzz.seed", 5);
  private static final byte[] LIKELY =
      "0123456789-. =\nabeinvx:[]".getBytes(StandardCharsets.US_ASCII);

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @ValueSource(strings = {"regression-v3", "multiclass-v3", "linear-v3", "binary-v2-0"})
  void aDamagedFileIsRefusedOrScores(String name) throws IOException {
    byte[] whole = Fixture.model(name).getBytes(StandardCharsets.UTF_8);
    double[] rows = EdgeRows.of(20);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(whole);
      Optional<Model> model = decode(damaged);
      if (model.isEmpty()) {
        refused++;
      } else if (model.get().signature().inputs().get(0).width() == TrainingRows.WIDTH) {
        Scored.score(model.get(), rows, 7);
      }
    }

    assertThat(refused).isPositive();
  }

  private static Optional<Model> decode(byte[] file) {
    try {
      return Optional.of(new LightGbmFormat().decode(new ByteArrayInputStream(file)));
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("Cannot read the LightGBM model: line ");
      return Optional.empty();
    }
  }

  private byte[] damage(byte[] whole) {
    byte[] damaged = whole.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1, 2 -> damaged[at] = LIKELY[random.nextInt(LIKELY.length)];
        default -> damaged = without(damaged, at, random.nextInt(40));
      }
    }
    return damaged;
  }

  private static byte[] without(byte[] bytes, int from, int length) {
    int to = Math.min(bytes.length, from + length);
    byte[] left = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, left, from, bytes.length - to);
    return left;
  }
}
