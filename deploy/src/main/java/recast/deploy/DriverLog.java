package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.CommandException;
import recast.deploy.Poller.Look;
import recast.yarn.AggregatedLog;
import recast.yarn.Diagnostics;
import recast.yarn.YarnCluster;

/** What the log of a driver says of its end. */
final class DriverLog {
  /** YARN collects the logs within seconds, if it does at all. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String ERROR = " ERROR ";

  private DriverLog() {}

  /** What the driver threw, or else the last error that it has logged before it ended, if any. */
  static Optional<String> reason(YarnCluster cluster, ApplicationReport ended, PrintStream err)
      throws Exception {
    AggregatedLog log = new AggregatedLog(cluster.configuration(), ended, "driver.log", 0);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    new Poller(err)
        .await(
            TIMEOUT,
            () -> collected(log, copy) ? Look.found(log) : Look.notYet("waiting for " + log));
    String text = copy.toString(UTF_8);
    return Diagnostics.quoted(text).or(() -> lastError(text));
  }

  private static Optional<String> lastError(String log) {
    return log.lines()
        .filter(line -> line.contains(ERROR))
        .map(line -> line.substring(line.indexOf(ERROR) + ERROR.length()))
        .map(line -> line.replaceFirst("^\\w+: ", ""))
        .reduce((before, line) -> line);
  }

  private static boolean collected(AggregatedLog log, ByteArrayOutputStream copy) {
    try {
      return log.copy(copy);
    } catch (CommandException e) {
      // The driver ended before it wrote one: there is nothing to wait for.
      return true;
    } catch (IOException e) {
      // It is still being written, or not collected at all: the next look tells, or the last one.
      return false;
    }
  }
}
