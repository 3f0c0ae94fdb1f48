package recast.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import recast.cli.Messages;

/**
 * log4j2 understands the files with which driver, executors and commands log.
 *
 * @param conf the directory where they are
 */
record LogFilesCheck(Path conf) implements Check {
  private static final List<String> ROLES = List.of("driver", "executor", "cli");

  @Override
  public String name() {
    return "log4j2";
  }

  @Override
  public String remedy() {
    return "fix the file, or take back the one that Recast ships in conf";
  }

  @Override
  public Finding look() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String role : ROLES) {
      Path file = conf.resolve("log4j2-" + role + ".properties");
      problem(file).ifPresent(problem -> wrong.add(file + ": " + problem));
    }
    return wrong.isEmpty()
        ? Finding.pass("log4j2 understands the three files of " + conf)
        : Finding.fail(String.join("; ", wrong), remedy());
  }

  private static Optional<String> problem(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(Messages.of(e));
    }
    return new Log4jConfigValidator(properties).problem();
  }
}
