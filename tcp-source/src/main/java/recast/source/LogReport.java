package recast.source;

import java.nio.file.Path;
import java.util.Optional;
import recast.spool.LogRange;
import recast.spool.RecordLog;

/** What the user is told about the log, if it is active. */
final class LogReport {
  private final RecordLog log;
  private final Optional<Path> spool;

  /** Of {@code log}, which is kept in {@code spool}, or else in memory. */
  LogReport(RecordLog log, Optional<Path> spool) {
    this.log = log;
    this.spool = spool;
  }

  /** Where a stream on disk begins or goes on. */
  Optional<String> start() {
    return spool.map(directory -> "source: stream " + log.stream() + " in " + directory + where());
  }

  private String where() {
    LogRange range = log.range();
    return range.next() == 0
        ? " begins"
        : " goes on with record %d; those below %d are acknowledged"
            .formatted(range.next(), range.first());
  }

  /** The end of a line about what was sent. */
  String acknowledged() {
    LogRange range = log.range();
    return log.isActive()
        ? "; %d of %d numbered records acknowledged".formatted(range.first(), range.next())
        : "";
  }

  /** What becomes of the records that are not acknowledged, when there are some. */
  Optional<String> left() {
    long left = log.range().unacknowledged();
    if (left == 0) {
      return Optional.empty();
    }
    String fate =
        spool
            .map(directory -> "kept for the next source with --spool " + directory)
            .orElse("lost; --spool DIR keeps them");
    return Optional.of("source: %d records are not acknowledged and are %s".formatted(left, fate));
  }
}
