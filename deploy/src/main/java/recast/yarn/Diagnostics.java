package recast.yarn;

import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** What YARN says of how an application is, or has ended. */
public final class Diagnostics {
  /** How Spark's application master quotes what the driver threw. */
  private static final String QUOTE = "User class threw exception:";

  /** How YARN quotes the end of what the driver's process wrote. */
  private static final String STDERR = "Last 4096 bytes of stderr :";

  private static final String END_OF_STDERR = "For more detailed output";

  private static final int LONGEST = 400;

  private Diagnostics() {}

  /** All of it, maybe with a stack trace; empty when there is nothing. */
  public static String of(ApplicationReport report) {
    return report.getDiagnostics() == null ? "" : report.getDiagnostics().strip();
  }

  /** In one line, why an application has not started yet; empty when YARN gives no reason. */
  public static String waiting(String diagnostics) {
    String line =
        diagnostics.replaceFirst("^\\[[^\\]]*\\]\\s*", "").lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  /**
   * In one line, why an application has ended: what its driver threw, or else the last that its
   * process said, or else what YARN itself says first.
   */
  public static String reason(String diagnostics) {
    return quoted(diagnostics)
        .or(() -> lastWord(diagnostics))
        .orElse(diagnostics.lines().findFirst().orElse(""));
  }

  /** The message of what the driver threw, if {@code text} quotes it: behind it, or below. */
  public static Optional<String> quoted(String text) {
    int quote = text.indexOf(QUOTE);
    return quote < 0
        ? Optional.empty()
        : text.substring(quote + QUOTE.length())
            .strip()
            .lines()
            .map(thrown -> thrown.replaceFirst("^[\\w.$]+: ", ""))
            .findFirst();
  }

  private static Optional<String> lastWord(String diagnostics) {
    int said = diagnostics.lastIndexOf(STDERR);
    return said < 0
        ? Optional.empty()
        : diagnostics
            .substring(said + STDERR.length())
            .lines()
            .map(String::strip)
            .takeWhile(line -> !line.startsWith(END_OF_STDERR))
            .filter(line -> !line.isEmpty())
            .reduce((before, line) -> line);
  }
}
