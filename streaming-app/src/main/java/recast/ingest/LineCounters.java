package recast.ingest;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import recast.line.LineCounts;

/** Counts on executors, for the driver, records that are not sound. */
public record LineCounters(LongAccumulator tooLong, LongAccumulator malformed)
    implements Serializable {
  /** New counters, at zero. */
  public static LineCounters of(SparkContext spark) {
    return new LineCounters(
        spark.longAccumulator("records too long"), spark.longAccumulator("records malformed"));
  }

  /** Counts what a task has found. */
  public void add(LineCounts counts) {
    tooLong.add(counts.tooLong());
    malformed.add(counts.malformed());
  }

  /** What tasks that are done have found. */
  public LineCounts counts() {
    return new LineCounts(tooLong.value(), 0, malformed.value());
  }
}
