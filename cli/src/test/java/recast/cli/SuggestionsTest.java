package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
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
    assertThat(Suggestions.nearest(word, KNOWN)).contains(meant);
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Suggestions.nearest("frobnicate", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("x", List.of("to"))).isEmpty();
    assertThat(Suggestions.nearest("--x", List.of("--to"))).isEmpty();
    assertThat(Suggestions.nearest("--ot", List.of("--to"))).contains("--to");
  }
}
