package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelpPageTest {
  private static final OptionSpec<String> STORE = OptionSpec.text("store", "URI", "the store");
  private static final OptionSpec<Integer> LIMIT =
      OptionSpec.of("limit", "N", NumberParsers.atLeast(1), "how many").orElse("20");
  private static final OptionSpec<Boolean> JSON = OptionSpec.flag("json", "one JSON document");

  @Test
  void aPageIsTheUsageASentenceAndALineForEachOption() {
    CommandSpec list =
        CommandSpec.of("Lists releases.")
            .text("A star marks the current one.")
            .required(STORE)
            .optional(LIMIT)
            .more(JSON, STORE)
            .hidden(List.of(OptionSpec.text("dir", "DIR", "for a script")))
            .entry("FILE", "what to read")
            .operands(1, "[FILE]");

    assertThat(HelpPage.of("recast list", list))
        .isEqualTo(
            """
            recast list --store URI [--limit N] [OPTIONS] [FILE]
            Lists releases.

            A star marks the current one.

              --store URI      the store
              --limit N        how many (default: 20)
              --json           one JSON document
              FILE             what to read
            """);
    assertThat(list.options()).extracting(OptionSpec::name).endsWith("json", "dir");
  }

  @Test
  void longHelpIsBrokenBetweenWordsAndAligned() {
    String help = "a word ".repeat(20).strip();
    CommandSpec spec =
        CommandSpec.of("Does.").more(OptionSpec.text("a-rather-long-name", "VALUE", help));

    List<String> lines = HelpPage.of("recast do", spec).lines().skip(3).toList();
    assertThat(lines).hasSize(2).allMatch(line -> line.length() <= 100);
    assertThat(lines.get(0)).startsWith("  --a-rather-long-name VALUE  a word");
    assertThat(lines.get(1)).startsWith(" ".repeat(lines.get(0).indexOf("a word")) + "a word");
  }

  @Test
  void aGroupShowsWhatAllTakeOnceAndThenEachCommand() {
    CommandSpec all = CommandSpec.of("Does it twice.").optional(STORE);
    String page =
        HelpPage.ofGroup(
            "recast group", all, Map.of("start", CommandSpec.of("starts it.").more(STORE, LIMIT)));

    assertThat(page)
        .isEqualTo(
            """
            recast group start [--store URI]
            Does it twice.

              --store URI      the store

            start: starts it.
              --limit N        how many (default: 20)
            """);
  }
}
