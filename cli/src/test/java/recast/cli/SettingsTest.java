package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void shippedSettingsKnowTheSource() {
    assertThat(Settings.shipped().value(SourceSettings.PORT)).contains("9999");
    assertThat(Settings.shipped().value(CommonSettings.STORE)).isEmpty();
  }

  @Test
  void userFileReplacesOnlyWhatItNames() throws Exception {
    Settings settings = settings("port = 1234 \nqueue=žluť\n");
    assertThat(settings.value(SourceSettings.PORT)).contains("1234");
    assertThat(settings.value(ResourceSettings.QUEUE)).contains("žluť");
    assertThat(settings.value(SourceSettings.BIND))
        .isEqualTo(Settings.shipped().value(SourceSettings.BIND));
  }

  @Test
  void emptyValueIsNoValue() throws Exception {
    assertThat(settings("output=\n").value(ApplicationSettings.OUTPUT)).isEmpty();
  }

  @Test
  void whatIsShippedWithAValueNeedsOne() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> settings("port=\n"))
        .withMessageContaining("recast.properties:1: port '': expected a whole number");
  }

  @Test
  void eachValueKnowsWhereItComesFrom() throws Exception {
    Settings settings = settings("\nport=1234\n");

    assertThat(settings.origin(SourceSettings.PORT))
        .isEqualTo(ConfigSource.of(directory.resolve("recast.properties"), 2))
        .hasToString(directory + "/recast.properties:2");
    assertThat(settings.origin(CommonSettings.STORE)).hasToString("default");
  }

  @Test
  void missingFileIsNamedWithTheMend() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> Settings.of(directory))
        .withMessageContaining(directory.resolve("recast.properties").toString())
        .withMessageContaining("unset RECAST_CONF_DIR")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
  }

  @Test
  void fileThatIsNotUtf8IsNamed() throws Exception {
    Files.write(directory.resolve("recast.properties"), new byte[] {'#', (byte) 0xe9, '\n'});

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> Settings.of(directory))
        .withMessageContaining("it is not UTF-8; fix the file")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Path file = directory.resolve("recast.properties");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> settings("prot=1\nqueue=a\nlimit=none\n"))
        .satisfies(
            e ->
                assertThat(e.getMessage().lines())
                    .containsExactly(
                        file + ":1: 'prot' is not a setting; did you mean 'port'?",
                        file + ":3: limit 'none': expected a whole number from 1 to 2147483647",
                        "Nothing was done; fix the file first."));
  }

  @Test
  void aStoreMayBeSetForAllVerbs() throws Exception {
    assertThat(settings("store=hdfs://nn/models\n").value(CommonSettings.STORE))
        .contains("hdfs://nn/models");
  }

  private Settings settings(String text) throws IOException, CommandException {
    Files.writeString(directory.resolve("recast.properties"), text);
    return Settings.of(directory);
  }
}
