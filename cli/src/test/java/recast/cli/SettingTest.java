package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of settings and the file that users edit name the same, in the same order. */
class SettingTest {
  private static final Path FILE = Path.of("..", "conf", "recast.properties");

  @Test
  void theFileThatUsersEditHasEverySettingAndNoOther() throws Exception {
    List<String> lines = Files.readAllLines(FILE);
    SettingsFile file = new SettingsFile("recast.properties", lines, Set.of());

    assertThat(file.problems()).isEmpty();
    assertThat(PropertyLine.of(lines).stream().flatMap(line -> line.entry().stream()))
        .extracting(entry -> entry.getKey())
        .containsExactly(Setting.keys());
  }

  @Test
  void theShippedFileIsTheOneThatUsersEdit() throws IOException {
    try (InputStream shipped = Setting.class.getResourceAsStream("recast.properties")) {
      assertThat(shipped.readAllBytes()).isEqualTo(Files.readAllBytes(FILE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STORE, hdfs:models, an address",
    "STORE, 1hdfs://nn/models, an address",
    "APP, .clones, 1 to 64 letters",
    "CLONED, maybe, 'true, false or toggle'",
    "ON_NO_MODEL, waiting, wait or fail",
    "MAX_ERROR_RATE, 5, a share",
    "LOG_FILE, ../stderr, the name of a file",
    "DIR, ~/a cluster, a path of letters",
  })
  void wrongTextIsRefusedWithWhatIsExpected(Setting setting, String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.check(text))
        .withMessageStartingWith("expected " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "STORE, models",
    "STORE, /a store",
    "STORE, hdfs://nn:8020/a store",
    "STORE, a/b:c",
    "APP, clones-2.b_c",
    "CLONED, TRUE",
    "ON_NO_MODEL, Fail",
    "DIR, ~/.recast/cluster",
  })
  void soundTextIsTaken(Setting setting, String text) {
    assertThat(setting.check(text)).isEqualTo(text);
  }
}
