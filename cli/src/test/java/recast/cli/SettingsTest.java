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
    assertThat(Settings.shipped().value("port")).contains("9999");
    assertThat(Settings.shipped().value("no-such-setting")).isEmpty();
  }

  @Test
  void userFileReplacesOnlyWhatItNames() throws Exception {
    Settings settings = settings("port = 1234 \nqueue=žluť\n");
    assertThat(settings.value("port")).contains("1234");
    assertThat(settings.value("queue")).contains("žluť");
    assertThat(settings.value("bind")).isEqualTo(Settings.shipped().value("bind"));
  }

  @Test
  void emptyValueIsNoValue() throws Exception {
    assertThat(settings("port=\n").value("port")).isEmpty();
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
  void malformedFileIsNamed() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> settings("port=\\u12\n"))
        .withMessageContaining("mend the file");
  }

  @Test
  void settingsThatNothingReadsAreNamedAllAtOnce() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> settings("prot=1\nqueue=a\nstroe=x\n"))
        .withMessageContaining("recast.properties has settings that nothing reads: [prot, stroe]")
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void aStoreMayBeSetForAllVerbs() throws Exception {
    assertThat(settings("store=hdfs://nn/models\n").value("store")).contains("hdfs://nn/models");
  }

  private Settings settings(String text) throws IOException, CommandException {
    Files.writeString(directory.resolve("recast.properties"), text);
    return Settings.of(directory);
  }
}
