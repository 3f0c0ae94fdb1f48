package recast.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recast.cli.CommandRunner;
import recast.cli.Setting;
import recast.cli.Settings;

/** The list of settings takes the same values as the verbs that have them as options. */
class SettingsOfVerbsTest {
  private static final List<String> SAMPLES =
      List.of("0", "1", "9", "10", "-1", "one", "a", "~/a", "/a/../b", "/a b", "/a,b", "/$a", "é");

  @ParameterizedTest
  @EnumSource(names = {"DIR", "DATANODES", "NODEMANAGERS"})
  void whatAStartTakesMayBeSetAndNothingElse(Setting setting) {
    assertThat(SAMPLES.stream().filter(text -> takenByStart(setting, text)))
        .isEqualTo(SAMPLES.stream().filter(text -> takenBy(setting, text)).toList());
  }

  private static boolean takenBy(Setting setting, String text) {
    try {
      return setting.check(text).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An option that nobody has lets the verb read its arguments, and go no further. */
  private static boolean takenByStart(Setting setting, String text) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, UTF_8);
    String option = "--" + setting.key();
    new CommandRunner(Map.of("start", new ClusterStartCommand(print, print)), print)
        .run(Settings.shipped(), "start", "--unheard-of", option + "=" + text);
    assertThat(err.toString(UTF_8)).contains("--unheard-of is not an option here");
    return Stream.of(err.toString(UTF_8).split("\n", -1))
        .noneMatch(line -> line.contains(option + " '" + text + "': "));
  }
}
