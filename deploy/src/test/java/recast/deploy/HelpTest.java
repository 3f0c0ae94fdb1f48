package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.cli.Console;

/**
 * The help of a verb is a file, so that it needs no Java; the file is made of what the verb's
 * command declares.
 */
final class HelpTest {
  private static final Path HELP = Path.of("help");
  private static final String REWRITE =
      "made of the declarations; this writes them again: mvn test -Drecast.rewrite"
          + " -Dtest='SettingTest,HelpTest,ClusterHelpTest'"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @ParameterizedTest
  @MethodSource("pages")
  void theHelpIsWhatTheCommandDeclares(String verb, String page) throws IOException {
    Path file = HELP.resolve(verb + ".txt");
    if (System.getProperty("recast.rewrite") != null) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file)).as(REWRITE).isEqualTo(page);
  }

  @Test
  void everyVerbHasAHelp() throws IOException {
    assertThat(names(HELP))
        .containsExactlyElementsOf(
            names(Path.of("libexec")).stream().map(verb -> verb + ".txt").toList());
  }

  @Test
  void theHelpBeginsWithTheUsageAndASentence() throws IOException {
    for (String name : names(HELP)) {
      List<String> lines = Files.readAllLines(HELP.resolve(name));
      assertThat(lines.get(0)).startsWith("recast " + name.replace(".txt", ""));
      assertThat(lines.get(1)).endsWith(".");
      assertThat(lines).allMatch(line -> line.length() <= 100);
    }
  }

  /** That of the cluster is in another module, with a test of its own. */
  static Stream<Object[]> pages() {
    PrintStream out = Console.err();
    Map<String, String> pages = new TreeMap<>();
    pages.putAll(recast.publisher.Main.program(out, out).help());
    pages.putAll(recast.source.Main.program(out).help());
    pages.putAll(recast.demo.Main.program(out, out).help());
    pages.putAll(Main.program(out, out).help());
    pages.putAll(ConfigMain.program(out, out).help());
    pages.put("schedule", recast.schedule.Main.help());
    return pages.entrySet().stream().map(page -> new Object[] {page.getKey(), page.getValue()});
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
