package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestMainTest {
  @Test
  void eachWordHasALineWithTheKnownOneThatIsNearest() {
    assertThat(nearest("--stroe", "--frobnicate", "--ap", "--", "--store", "--app"))
        .containsExactly("--store", "", "--app");
  }

  @Test
  void withoutWordsThereIsNothingToSay() {
    assertThat(nearest("--", "--store")).isEmpty();
    assertThat(nearest()).isEmpty();
  }

  private static List<String> nearest(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NearestMain.print(List.of(args), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).lines().toList();
  }
}
