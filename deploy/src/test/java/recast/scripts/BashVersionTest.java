package recast.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts that users run know no more than bash 4.2 does, which old clusters still have. */
final class BashVersionTest {
  private static final Map<String, Pattern> NEWER =
      Map.of(
          "4.3: declare -n", Pattern.compile("\\b(declare|local|typeset)\\s+-\\w*n"),
          "4.3: wait -n", Pattern.compile("\\bwait\\s+-n"),
          "4.3: [[ -v array[i] ]]", Pattern.compile("-v\\s+\\w+\\["),
          "4.3: array[-1]=", Pattern.compile("\\w\\[-\\d+\\]="),
          "4.4: ${name@Q}", Pattern.compile("\\$\\{\\w+(\\[[@*]\\])?@[A-Za-z]}"),
          "4.4: mapfile -d", Pattern.compile("\\b(mapfile|readarray)\\s+(-\\w+\\s+)*-\\w*d"),
          "4.4: local -", Pattern.compile("\\blocal\\s+-\\s*$"),
          "5.0: EPOCH...", Pattern.compile("\\bEPOCH(SECONDS|REALTIME)\\b"),
          "5.1: SRANDOM", Pattern.compile("\\bSRANDOM\\b"),
          // Backslashes in it: each version takes them apart in another way.
          "other: ${name//\\...}", Pattern.compile("\\$\\{\\w+//?[^}.]*\\\\"));

  @Test
  void nothingIsUsedThatIsNewer() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path script : scripts()) {
      for (String line : Files.readAllLines(script)) {
        NEWER.forEach(
            (what, pattern) -> {
              if (pattern.matcher(line).find()) {
                found.add(script + ": " + what + ": " + line.strip());
              }
            });
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>(List.of(Path.of("../conf/recast-env.sh")));
    for (String directory : List.of("bin", "libexec", "lib", "cron", "oozie")) {
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        files
            .filter(file -> !file.toString().matches(".*\\.(xml|properties)"))
            .forEach(scripts::add);
      }
    }
    assertThat(scripts).hasSizeGreaterThan(20);
    return scripts;
  }
}
