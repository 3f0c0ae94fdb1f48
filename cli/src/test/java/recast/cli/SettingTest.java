package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be set, and the file that users edit, which is made of it. */
class SettingTest {
  private static final Path FILE = Path.of("..", "conf", "recast.properties");

  @Test
  void theFileThatUsersEditIsTheOneThatTheDeclarationsMake() throws IOException {
    if (System.getProperty("recast.rewrite") != null) {
      Files.writeString(FILE, SettingsTemplate.text());
    }
    assertThat(Files.readString(FILE))
        .as(
            "made of the declarations; mvn test -Drecast.rewrite -Dtest='SettingTest,HelpTest,ClusterHelpTest' -Dsurefire.failIfNoSpecifiedTests=false writes it again")
        .isEqualTo(SettingsTemplate.text());
  }

  @Test
  void theShippedFileChangesNothing() throws Exception {
    Settings read = Settings.of(FILE.getParent());

    for (OptionSpec<?> setting : Settings.all()) {
      assertThat(read.value(setting)).isEqualTo(Settings.shipped().value(setting));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "store, hdfs:models, an address",
    "store, 1hdfs://nn/models, an address",
    "app, .clones, 1 to 64 letters",
    "until, kept, adopted or trial",
    "cloned, maybe, 'true, false or toggle'",
    "on-no-model, waiting, wait or fail",
    "max-error-rate, 5, a share",
    "log-file, ../stderr, the name of a file",
    "dir, ~/a cluster, a path of letters",
  })
  void wrongTextIsRefusedWithWhatIsExpected(String setting, String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(setting).parse(text))
        .withMessageStartingWith("expected " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "store, models",
    "store, /a store",
    "store, hdfs://nn:8020/a store",
    "store, a/b:c",
    "app, clones-2.b_c",
    "cloned, TRUE",
    "on-no-model, Fail",
    "dir, ~/.recast/cluster",
  })
  void soundTextIsTaken(String setting, String text) {
    assertThatCode(() -> named(setting).parse(text)).doesNotThrowAnyException();
  }

  private static OptionSpec<?> named(String name) {
    return Settings.all().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
