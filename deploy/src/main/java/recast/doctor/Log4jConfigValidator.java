package recast.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationException;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationBuilder;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;
import recast.cli.Messages;

/**
 * Lets log4j2 build what a file describes, with its log files in a directory that is gone
 * afterwards. Of what it does not understand log4j2 throws the least; the rest it only mentions.
 */
final class Log4jConfigValidator {
  private final Properties properties = new Properties();

  Log4jConfigValidator(Properties properties) {
    this.properties.putAll(properties);
    // Else log4j2 prints on standard error what it has told us.
    this.properties.setProperty("status", "off");
  }

  /** What log4j2 says first, and how much more; nothing when it understands all. */
  Optional<String> problem() throws IOException {
    Path logs = Files.createTempDirectory("recast-logs");
    try {
      properties.replaceAll(
          (key, value) -> key.toString().endsWith(".fileName") ? logs + "/" + key : value);
      return problems();
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(logs)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(logs);
    }
  }

  private Optional<String> problems() {
    Listener listener = new Listener();
    List<StatusListener> others = new ArrayList<>();
    StatusLogger.getLogger().getListeners().forEach(others::add);
    others.forEach(StatusLogger.getLogger()::removeListener);
    StatusLogger.getLogger().registerListener(listener);
    try {
      build();
    } catch (ConfigurationException e) {
      listener.problems.add(Messages.of(e));
    } finally {
      StatusLogger.getLogger().removeListener(listener);
      others.forEach(StatusLogger.getLogger()::registerListener);
    }
    return listener.summary();
  }

  private void build() {
    Configuration built =
        new PropertiesConfigurationBuilder()
            .setRootProperties(properties)
            .setLoggerContext(new LoggerContext("trial"))
            .build();
    built.initialize();
    built.getAppenders().values().forEach(appender -> appender.stop());
  }

  private static final class Listener implements StatusListener {
    private final List<String> problems = new ArrayList<>();

    @Override
    public void log(StatusData data) {
      problems.add(data.getMessage().getFormattedMessage());
    }

    Optional<String> summary() {
      return problems.isEmpty()
          ? Optional.empty()
          : Optional.of(
              problems.get(0)
                  + (problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1)));
    }

    @Override
    public Level getStatusLevel() {
      return Level.WARN;
    }

    @Override
    public void close() {}
  }
}
