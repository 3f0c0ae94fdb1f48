package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.Setting;
import recast.cli.Settings;

/** The list of settings takes the same values as the verbs that have them as options. */
final class SettingsOfVerbsTest {
  private static final List<String> SAMPLES =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "10",
          "11",
          "65535",
          "65536",
          "99999999999",
          "1.5",
          "one",
          "0ms",
          "500ms",
          "10s",
          "2m",
          "1h",
          "1d",
          "512m",
          "2g",
          "1t",
          "0%",
          "5%",
          "101%",
          "wait",
          "fail",
          "true",
          "FALSE",
          "toggle",
          "maybe",
          "adopted",
          "Trial",
          "a b",
          "a/b",
          "a/b:c",
          "../a",
          "~/a",
          ".a",
          "a.b-c_d",
          "é",
          "a".repeat(64),
          "a".repeat(65),
          "/a b/c",
          "hdfs://nn/a",
          "hdfs://nn:8020/a b",
          "hdfs://nn",
          "hdfs:a",
          "1a:/b",
          ":",
          "a:1",
          "a:0",
          "[::1]:9",
          "::1:9",
          ":9");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recast.publisher.FitCommand",
        "recast.publisher.PublishCommand",
        "recast.publisher.RollbackCommand",
        "recast.publisher.ReleasesCommand",
        "recast.publisher.VerifyCommand",
        "recast.publisher.PruneCommand",
        "recast.publisher.ScoreCommand",
        "recast.source.SourceCommand",
        "recast.deploy.SubmitCommand",
        "recast.deploy.StatusCommand",
        "recast.deploy.StopCommand",
        "recast.deploy.LogsCommand",
        "recast.demo.Main$DemoVerb",
      })
  void whatTheVerbTakesMayBeSetAndNothingElse(String type) throws Exception {
    Command verb = HelpTest.verb(type);
    for (Setting setting : Setting.values()) {
      if (isOption(verb, setting) && !isDirectoryOfDemo(type, setting)) {
        assertThat(SAMPLES.stream().filter(text -> takenBy(verb, setting, text)))
            .as(setting.key())
            .isEqualTo(SAMPLES.stream().filter(text -> takenBy(setting, text)).toList());
      }
    }
  }

  @Test
  void everySettingIsAnOptionOfAVerb() throws IOException {
    Set<String> options = new TreeSet<>();
    try (Stream<Path> scripts = Files.list(HelpTest.SCRIPTS)) {
      for (Path script : scripts.toList()) {
        options.addAll(HelpTest.options(HelpTest.help(script.getFileName().toString())));
      }
    }
    assertThat(options).contains(Setting.keys());
  }

  private static boolean isOption(Command verb, Setting setting) {
    Option option = verb.options().getOption(setting.key());
    return option != null && option.hasArg();
  }

  /** It is no setting: the script names it. */
  private static boolean isDirectoryOfDemo(String type, Setting setting) {
    return type.startsWith("recast.demo") && setting == Setting.DIR;
  }

  private static boolean takenBy(Setting setting, String text) {
    try {
      return setting.check(text).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An option that nobody has lets the verb read its arguments, and go no further. */
  private static boolean takenBy(Command verb, Setting setting, String text) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String option = "--" + setting.key();
    new CommandRunner(Map.of("do", verb), new PrintStream(err, true, UTF_8))
        .run(Settings.shipped(), "do", "--unheard-of", option + "=" + text);
    String said = err.toString(UTF_8);
    assertThat(said).contains("--unheard-of is not an option here");
    return Arrays.stream(said.split("\n", -1))
        .noneMatch(line -> line.contains(option + " '" + text + "': "));
  }
}
