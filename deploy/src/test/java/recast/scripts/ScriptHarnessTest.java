package recast.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts between a user and Java. They think of nothing, and lose nothing. */
final class ScriptHarnessTest {
  private static final List<String> AWKWARD =
      List.of(
          "--debug",
          "hdfs://nn/it's a \"store\"",
          "--debug=100% \\ $HOME `id` $(id) * <&> ; exit 9",
          "two\nlines",
          "",
          " ",
          "-x",
          "žluť",
          "--",
          "--help");

  @TempDir private Path scratch;
  private ScriptHarness doorway;

  @BeforeEach
  void install() throws IOException {
    doorway = new ScriptHarness(scratch);
  }

  static List<String> verbs() throws IOException {
    return ScriptHarness.verbs();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyWordOfEveryVerbArrivesAsItIs(String verb) throws Exception {
    for (Map<String, String> environment : environments(verb)) {
      ScriptHarness.Passed passed = doorway.type(environment, words(verb));

      assertThat(passed.exitCode()).as(passed.err()).isZero();
      assertThat(passed.words()).endsWith(AWKWARD.toArray(String[]::new));
      assertThat(passed.err()).isEmpty();
    }
  }

  @Test
  void aConfOfOnesOwnNeedNotHaveTheLogSettings() throws Exception {
    Path conf = Files.createDirectory(scratch.resolve("conf"));
    Files.createFile(conf.resolve("recast.properties"));

    doorway.type(Map.of("RECAST_CONF_DIR", conf.toString()), "releases", "--store", "/s");

    assertThat(doorway.javaOptions())
        .contains("conf/log4j2-cli.properties")
        .doesNotContain(conf + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.2"})
  void theOptionsOfJavaAreQuotedAsItTakesThemApart(String bash) throws Exception {
    ScriptHarness.Passed passed = doorway.type(Map.of("BASH_COMPAT", bash), "fit");

    assertThat(passed.exitCode()).as(passed.err()).isZero();
    String file = doorway.home().resolve("conf/log4j2-cli.properties").toString();
    assertThat(doorway.javaOptions())
        .contains(
            "-Dlog4j2.configurationFile=\"%s\""
                .formatted(file.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  @Test
  void helpIsGivenWithoutJavaAndWithoutHome() throws Exception {
    Map<String, String> nothing = Map.of("JAVA_HOME", "/nowhere", "LANG", "C");

    for (String verb : ScriptHarness.verbs()) {
      ScriptHarness.Passed help = doorway.type(nothing, verb, "--store", "x", "--help");
      assertThat(help.exitCode()).as(help.err()).isZero();
      assertThat(help.err()).startsWith("recast " + verb);
      assertThat(help.words()).isEmpty();
    }
  }

  @Test
  void anOptionInFrontOfTheVerbIsToldItsPlace() throws Exception {
    ScriptHarness.Passed refused = doorway.type(Map.of(), "--debug", "status");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("'--debug'", "options stand behind the verb");
  }

  @Test
  void aVerbThatIsAPathIsRefused() throws Exception {
    for (String verb : List.of("../bin/recast", "help/", "", " fit", "FIT", "no-such")) {
      for (String[] command : new String[][] {{verb}, {"help", verb}}) {
        ScriptHarness.Passed refused = doorway.type(Map.of(), command);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("unknown verb '" + verb + "'", "recast help");
        assertThat(refused.err().lines()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.2"})
  void anOptionThatAVerbHasNotStartsNothing(String bash) throws Exception {
    for (String verb : ScriptHarness.verbs()) {
      if (!verb.equals("config")) {
        ScriptHarness.Passed refused =
            doorway.type(
                Map.of("BASH_COMPAT", bash), verb, "x", "--nosuch=$(id) --debug", "--", "--fine");

        assertThat(refused.exitCode()).as(verb).isEqualTo(2);
        assertThat(refused.err())
            .isEqualTo(
                "recast %s: --nosuch is not an option here; see 'recast %s --help'%n"
                    .formatted(verb, verb));
        assertThat(refused.words()).isEmpty();
      }
    }
  }

  @Test
  void allWrongOptionsAreToldAtOnce() throws Exception {
    ScriptHarness.Passed refused =
        doorway.type(Map.of(), "fit", "--a b", "--store", "--*", "--two\nlines", "--note");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines())
        .containsExactly(
            "recast fit: --a b is not an option here; see 'recast fit --help'",
            "recast fit: --* is not an option here; see 'recast fit --help'",
            "recast fit: --two lines is not an option here; see 'recast fit --help'");
  }

  @Test
  void anUpgradeHasTheOptionsOfASubmit() throws Exception {
    String[] words = {"upgrade", "--timeout=1m", "--num-executors", "2", "--", "--jars", "x"};

    assertThat(doorway.type(Map.of(), words).words()).endsWith(words);
  }

  @Test
  void anOptionMayHaveDigitsInItsName() throws Exception {
    String[] words = {"publish", "--sha256=ab", "--format", "x"};

    assertThat(doorway.type(Map.of(), words).words()).endsWith(words);
  }

  @Test
  void whatASchedulePublishesIsLookedAtToo() throws Exception {
    String[] words = {"schedule", "cron", "--every=1m", "--", "publish", "--golden", "g"};
    assertThat(doorway.type(Map.of(), words).words())
        .endsWith("cron", "--every=1m", "--", "publish", "--golden", "g");

    words[5] = "--goldne";
    ScriptHarness.Passed refused = doorway.type(Map.of(), words);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("recast publish: --goldne is not an option here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4.2"})
  void settingsThatEndTheShellAreNamedByEveryVerb(String bash) throws Exception {
    Path settings = doorway.home().resolve("conf/recast-env.sh");
    String[][] lines = {{"exit 7", "7"}, {"exit", "0"}, {"false", "1"}, {"return 3", "3"}};
    int next = 0;
    for (String verb : ScriptHarness.verbs()) {
      String[] line = lines[next++ % lines.length];
      Files.writeString(settings, "JAVA=x\n" + line[0] + "\n");
      ScriptHarness.Passed ended = doorway.type(Map.of("BASH_COMPAT", bash), verb, "x");

      assertThat(ended.exitCode()).as(verb).isEqualTo(1);
      assertThat(ended.err().lines())
          .singleElement()
          .asString()
          .contains(settings + " has ended with status " + line[1], "bash -ux");
      assertThat(ended.words()).isEmpty();
    }
  }

  @Test
  void settingsThatUseAVariableThatIsNotSetAreNamed() throws Exception {
    Path settings = doorway.home().resolve("conf/recast-env.sh");
    Files.writeString(settings, "SPARK_HOME=$NO_SUCH\n");

    ScriptHarness.Passed ended = doorway.type(Map.of(), "fit");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("NO_SUCH", settings + " has ended with status 1");
  }

  @Test
  void theVersionIsToldWithoutJava() throws Exception {
    Map<String, String> nothing = Map.of("JAVA_HOME", "/nowhere");
    ScriptHarness.Passed missing = doorway.type(nothing, "--version");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("version", "mvn -f '");

    Files.writeString(doorway.home().resolve("lib/version"), "recast 1.0, commit 52edb93\n");
    ScriptHarness.Passed version = doorway.type(nothing, "--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.err()).isEqualTo("recast 1.0, commit 52edb93\n");
  }

  /** None to speak of, a locale without characters, and the oldest bash. */
  private List<Map<String, String>> environments(String verb) {
    List<Map<String, String>> environments = new ArrayList<>();
    for (Map<String, String> more :
        List.of(Map.<String, String>of(), Map.of("LANG", "C"), Map.of("BASH_COMPAT", "4.2"))) {
      Map<String, String> environment = new TreeMap<>(more);
      if (verb.equals("demo")) {
        // The only one that keeps files of its own, and says so where it is not set.
        environment.put("HOME", scratch.toString());
      }
      environments.add(environment);
    }
    return environments;
  }

  private static String[] words(String verb) {
    List<String> words = new ArrayList<>(List.of(verb));
    switch (verb) {
      case "cluster" -> words.add("start");
      case "schedule" -> words.add("cron");
      default -> {}
    }
    words.addAll(AWKWARD);
    return words.toArray(String[]::new);
  }
}
