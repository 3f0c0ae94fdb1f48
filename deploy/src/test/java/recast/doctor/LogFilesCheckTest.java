package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogFilesCheckTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @TempDir private Path conf;

  @BeforeEach
  void copyShipped() throws IOException {
    for (String role : List.of("cli", "driver", "executor")) {
      String file = "log4j2-" + role + ".properties";
      Files.copy(Path.of("../conf").resolve(file), conf.resolve(file));
    }
  }

  @Test
  void theFilesThatRecastShipsAreUnderstoodAndNothingIsLeft() throws IOException {
    List<Path> before = trials();

    passes(new LogFilesCheck(conf).look());

    assertThat(trials()).isEqualTo(before);
  }

  /** Of some log4j2 makes an exception, of most a mere remark. */
  @ParameterizedTest
  @CsvSource({
    "appender.file.type = RollingFile, appender.file.type = RolingFile, RolingFile",
    "appender.file.type = RollingFile, '', No type attribute",
    "appenderRef.file.ref = file, appenderRef.file.ref = fiel, fiel",
    "rootLogger.level = info, rootLogger.level = inof, inof",
    "appender.file.fileName, appender.file.fileNam, fileNam",
    "size.size = 50MB, size.size = 50 MegaB, 50 MegaB",
    "layout.type = PatternLayout, layout.type = PatternLayut, PatternLayut",
    "logger.spark.name = org.apache.spark, '', No name attribute",
    "strategy.max = 5, strategy.max = five, five",
    "%-5p, %-5qq, qq",
    "status = error, status = \\u00zz, uxxxx",
  })
  void whatIsNotUnderstoodIsNamedWithItsFile(String right, String wrong, String named)
      throws IOException {
    Path file = conf.resolve("log4j2-driver.properties");
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));

    fails(new LogFilesCheck(conf).look(), file.toString(), named);
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    Files.delete(conf.resolve("log4j2-executor.properties"));

    fails(new LogFilesCheck(conf).look(), "log4j2-executor.properties", "there is no file");
  }

  @Test
  void noLogIsWrittenWhereTheFileSays() throws IOException {
    Path log = conf.resolve("logs/driver.log");
    Path file = conf.resolve("log4j2-driver.properties");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "fileName = ${sys:spark.yarn.app.container.log.dir}/driver.log",
                "fileName = " + log));

    passes(new LogFilesCheck(conf).look());

    assertThat(log.getParent()).doesNotExist();
  }

  private static List<Path> trials() throws IOException {
    try (Stream<Path> files = Files.list(TEMPORARY)) {
      return files.filter(file -> file.getFileName().toString().startsWith("recast-logs")).toList();
    }
  }
}
