package recast.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import recast.cli.Console;

/**
 * The file {@code stdout} of the driver's container, which has the batches. It rolls, so that an
 * application that runs for a year does not fill the disk. What the JVM itself prints, a thread
 * dump for instance, is beside it in {@code stdout.jvm}.
 */
final class DriverStdout {
  /** Where YARN wants the files of a container. */
  private static final String DIRECTORY = "spark.yarn.app.container.log.dir";

  private static final String NAME = "stdout";
  private static final String SIZE = "20MB";
  private static final String FILES = "5";

  private DriverStdout() {}

  /** The stdout of this process, whose texts appear whole; outside of YARN, that of the JVM. */
  static Consumer<String> open() throws IOException {
    String directory = System.getProperty(DIRECTORY);
    if (directory == null) {
      PrintStream out = Console.out();
      return text -> {
        out.print(text);
        out.flush();
      };
    }
    return open(Path.of(directory), SIZE);
  }

  static Consumer<String> open(Path directory, String size) throws IOException {
    Path file = directory.resolve(NAME);
    if (Files.exists(file)) {
      // The JVM writes at a place of its own in the file that it was started with.
      Files.move(file, directory.resolve(NAME + ".jvm"), StandardCopyOption.REPLACE_EXISTING);
    }
    Configuration log4j = new DefaultConfiguration();
    RollingFileAppender appender =
        RollingFileAppender.newBuilder()
            .setConfiguration(log4j)
            .setName(NAME)
            .withFileName(file.toString())
            .withFilePattern(file + ".%i")
            .withPolicy(SizeBasedTriggeringPolicy.createPolicy(size))
            .withStrategy(
                DefaultRolloverStrategy.newBuilder().withConfig(log4j).withMax(FILES).build())
            .setLayout(
                PatternLayout.newBuilder()
                    .withConfiguration(log4j)
                    .withCharset(StandardCharsets.UTF_8)
                    .withPattern("%m")
                    .build())
            .build();
    appender.start();
    return text ->
        appender.append(
            Log4jLogEvent.newBuilder()
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage(text))
                .build());
  }
}
