package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN =
      List.of("print", "port", "store", "poll-interval", "executor-memory");

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "stroe, store",
    "poll_interval, poll-interval",
    "pollInterval, poll-interval",
    "pol-interval, poll-interval",
    "executor-mem, executor-memory",
    "Store, store",
  })
  void guessesWhatWasMeant(String word, String meant) {
    assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Spelling.nearest("frobnicate", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("", KNOWN)).isEmpty();
    assertThat(Spelling.nearest("x", List.of("to"))).isEmpty();
    assertThat(Spelling.nearest("--x", List.of("--to"))).isEmpty();
    assertThat(Spelling.nearest("--ot", List.of("--to"))).contains("--to");
  }
}
