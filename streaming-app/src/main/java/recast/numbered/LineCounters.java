package recast.numbered;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import recast.line.LineCounts;

/** Counts on executors, for the driver, records that are not sound. */
record LineCounters(LongAccumulator tooLong, LongAccumulator malformed) implements Serializable {
  static LineCounters of(SparkContext spark) {
    return new LineCounters(
        spark.longAccumulator("records too long"), spark.longAccumulator("records malformed"));
  }

  /** Counts what a task has found. */
  void add(LineCounts counts) {
    tooLong.add(counts.tooLong());
    malformed.add(counts.malformed());
  }

  /** What tasks that are done have found. */
  LineCounts counts() {
    return new LineCounts(tooLong.value(), 0, malformed.value());
  }
}
