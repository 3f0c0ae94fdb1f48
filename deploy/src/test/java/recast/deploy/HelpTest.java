package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.cli.Command;
import recast.cli.Setting;

/** The help of a verb is a comment at the top of its script; the options are in its class. */
final class HelpTest {
  static final Path SCRIPTS = Path.of("libexec");
  private static final Pattern OPTION = Pattern.compile("--([a-z][a-z-]*)");

  /** The last column: what no user needs to type; {@code dir} is given by the demo's script. */
  @ParameterizedTest
  @CsvSource({
    "fit, recast.publisher.FitCommand,",
    "publish, recast.publisher.PublishCommand,",
    "rollback, recast.publisher.RollbackCommand,",
    "releases, recast.publisher.ReleasesCommand,",
    "verify, recast.publisher.VerifyCommand,",
    "prune, recast.publisher.PruneCommand,",
    "score, recast.publisher.ScoreCommand,",
    "source, recast.source.SourceCommand,",
    "submit, recast.deploy.SubmitCommand,",
    "status, recast.deploy.StatusCommand,",
    "stop, recast.deploy.StopCommand,",
    "logs, recast.deploy.LogsCommand,",
    "schedule, recast.schedule.CronCommand+recast.schedule.OozieCommand,",
    "clean, recast.deploy.CleanCommand,",
    "doctor, recast.deploy.DoctorCommand,",
    "demo, recast.demo.Main$DemoVerb, dir",
  })
  void theHelpNamesTheOptionsThatTheVerbAccepts(String name, String type, String undocumented)
      throws Exception {
    Set<String> accepted = accepted(type);
    if (undocumented != null) {
      assertThat(accepted.remove(undocumented)).as("--" + undocumented).isTrue();
    }
    List<String> help = help(name);

    assertThat(options(help)).isEqualTo(accepted);
    // Each has a line of its own, too, not just a place in the summary.
    assertThat(options(help.stream().filter(line -> line.startsWith("  --")).toList()))
        .isEqualTo(accepted);
  }

  @Test
  void theHelpOfConfigNamesOnlyWhatIsNoSetting() throws Exception {
    Set<String> accepted = accepted("recast.deploy.ConfigCommand");
    assertThat(accepted.removeAll(Set.of(Setting.keys()))).isTrue();

    assertThat(options(help("config"))).isEqualTo(accepted).containsExactly("json");
  }

  @ParameterizedTest
  @CsvSource({
    "fit",
    "publish",
    "rollback",
    "releases",
    "verify",
    "prune",
    "score",
    "source",
    "submit",
    "status",
    "stop",
    "upgrade",
    "logs",
    "config",
    "schedule",
    "clean",
    "doctor"
  })
  void theHelpBeginsWithTheUsageAndASentence(String name) throws IOException {
    assertThat(help(name).get(0)).startsWith("recast " + name);
    assertThat(help(name).get(1)).endsWith(".");
    assertThat(help(name)).allMatch(line -> line.length() <= 100);
  }

  private static Set<String> accepted(String type) throws ReflectiveOperationException {
    Set<String> accepted = new TreeSet<>();
    for (String each : type.split("[+]", -1)) {
      verb(each).options().getOptions().stream().map(Option::getLongOpt).forEach(accepted::add);
    }
    return accepted;
  }

  static List<String> help(String name) throws IOException {
    return Files.readAllLines(SCRIPTS.resolve(name)).stream()
        .filter(line -> line.startsWith("#:"))
        .map(line -> line.substring(Math.min(3, line.length())))
        .toList();
  }

  /** The options in the lines; what stands behind {@code -- } is spark-submit's. */
  static Set<String> options(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst("(^| )-- .*", ""))
        .flatMap(line -> OPTION.matcher(line).results())
        .map(MatchResult::group)
        .map(option -> option.substring(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A verb that is asked for nothing but its options: it needs nothing of what it is made with. */
  static Command verb(String type) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(type).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return (Command) constructor.newInstance(new Object[constructor.getParameterCount()]);
  }
}
