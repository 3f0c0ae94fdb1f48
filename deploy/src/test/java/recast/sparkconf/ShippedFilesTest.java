package recast.sparkconf;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.UsageException;

final class ShippedFilesTest {
  @TempDir private Path directory;

  static List<String> keys() {
    return ShippedFiles.KEYS;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aMissingFileIsNamedWithItsSetting(String key) throws IOException {
    Path there = Files.createFile(directory.resolve("there.jar"));
    String list = there + ", " + directory.resolve("nope.jar") + ",file:" + directory + "/no";

    assertThatThrownBy(() -> ShippedFiles.require(Map.of(key, list)))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(key, "nope.jar", directory + "/no")
        .hasMessageNotContaining("there.jar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hdfs:///jars/a.jar",
        "local:/opt/a.jar",
        "/opt/nope/*.jar",
        "https://h/a.jar"
      })
  void whatIsNoFileOfThisMachineIsLeftToSpark(String list) {
    assertThatCode(() -> ShippedFiles.require(Map.of("spark.jars", list)))
        .doesNotThrowAnyException();
  }

  @Test
  void aFileMayHaveAnotherNameOnTheClusterAndBlanksInItsOwn() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain.txt"));
    Path blank = Files.createFile(directory.resolve("a blank.txt"));

    assertThatCode(() -> ShippedFiles.require(Map.of("spark.files", plain + "#other.txt," + blank)))
        .doesNotThrowAnyException();
  }
}
