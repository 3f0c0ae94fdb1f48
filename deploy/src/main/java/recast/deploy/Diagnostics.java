package recast.deploy;

import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** What YARN says of how an application is, or has ended. */
final class Diagnostics {
  /** How Spark's application master quotes what the driver threw. */
  private static final String QUOTE = "^User class threw exception: ([\\w.$]+: )?";

  private Diagnostics() {}

  /** All of it, maybe with a stack trace; empty when there is nothing. */
  static String of(ApplicationReport report) {
    return report.getDiagnostics() == null ? "" : report.getDiagnostics().strip();
  }

  /** Its first line, and of what the driver threw the message alone. */
  static String firstLine(String diagnostics) {
    return diagnostics.lines().findFirst().orElse("").replaceFirst(QUOTE, "");
  }
}
