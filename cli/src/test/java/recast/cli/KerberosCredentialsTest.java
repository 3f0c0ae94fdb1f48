package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KerberosCredentialsTest {
  private static final Map<String, String> NO_TOKEN = Map.of();
  private static final Map<String, String> TOKEN = Map.of("HADOOP_TOKEN_FILE_LOCATION", "/token");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Map<String, String> environment = NO_TOKEN;
  private Optional<KerberosCredentials> parsed = Optional.empty();

  @TempDir private Path conf;

  @BeforeEach
  void noSettings() throws Exception {
    settings("");
  }

  @Test
  void withoutEitherTheLoginIsWhateverIsFound() throws Exception {
    assertThat(run()).isEqualTo(ExitCode.OK);
    assertThat(parsed).isEmpty();
  }

  @Test
  void bothTogetherSayWhoToBe() throws Exception {
    assertThat(run("--principal", "ann/host@HERE.ORG", "--keytab", "ann.keytab"))
        .isEqualTo(ExitCode.OK);
    assertThat(parsed)
        .contains(
            new KerberosCredentials("ann/host@HERE.ORG", Path.of("ann.keytab").toAbsolutePath()));
  }

  @Test
  void oneWithoutTheOtherIsAProblem() throws Exception {
    assertThat(run("--principal=ann")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("--principal needs --keytab");

    assertThat(run("--keytab=/k")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("--keytab needs --principal");
  }

  @Test
  void settingsAreNamedWhenOneIsMissing() throws Exception {
    settings("principal=ann\n");

    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err()).contains("principal in recast.properties needs --keytab");
  }

  @Test
  void settingsCompleteTheCommandLine() throws Exception {
    settings("principal=ann\nkeytab=/k\n");

    assertThat(run("--principal=bob")).isEqualTo(ExitCode.OK);
    assertThat(parsed).contains(new KerberosCredentials("bob", Path.of("/k")));
  }

  @Test
  void aDelegationTokenInTheEnvironmentIsTakenInsteadOfTheSettings() throws Exception {
    settings("principal=ann\nkeytab=/not/on/this/host\n");
    environment = TOKEN;

    assertThat(run()).isEqualTo(ExitCode.OK);
    assertThat(parsed).isEmpty();
  }

  @Test
  void theCommandLineIsTakenInsteadOfADelegationToken() throws Exception {
    environment = TOKEN;

    assertThat(run("--principal=ann", "--keytab=/k")).isEqualTo(ExitCode.OK);
    assertThat(parsed).contains(new KerberosCredentials("ann", Path.of("/k")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann smith", "@HERE", "ann@", "a/b/c@HERE", "ann@HERE@THERE", "/host"})
  void whatIsNoPrincipalIsRefused(String principal) throws Exception {
    assertThat(run("--principal=" + principal, "--keytab=/k")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .contains("--principal '" + principal + "': expected a principal such as ann@EXAMPLE.COM");
  }

  private ExitCode run(String... words) throws CommandException {
    err.reset();
    String[] all = new String[words.length + 1];
    all[0] = "act";
    System.arraycopy(words, 0, all, 1, words.length);
    return new CommandRunner(Map.of("act", new Act()), new PrintStream(err, true, UTF_8))
        .run(Settings.of(conf), all);
  }

  private String err() {
    return err.toString(UTF_8);
  }

  private void settings(String text) throws Exception {
    Files.writeString(conf.resolve("recast.properties"), text);
  }

  private final class Act implements Command {
    @Override
    public CommandSpec spec() {
      return CommandSpec.of("Acts.").more(CommonSettings.LOGIN);
    }

    @Override
    public ExitCode run(Arguments arguments) throws UsageException {
      Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments, environment);
      arguments.check();
      parsed = keytab;
      return ExitCode.OK;
    }
  }
}
