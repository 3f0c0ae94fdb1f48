package recast.publisher;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import recast.model.Outcome;
import recast.record.RecordScorer;
import recast.record.ScoreDifference;

/** How the scores of two models differ, over many records. */
final class ModelDifference {
  /** How many records that differ are kept. */
  static final int SHOWN = 10;

  /** A record that the models score differently. */
  record Example(long line, String record, String one, String other) {}

  private final double tolerance;
  private final List<Example> examples = new ArrayList<>();
  private final DoubleStream.Builder differences = DoubleStream.builder();
  private long records;
  private long differ;
  private double largest;

  /**
   * @param tolerance by how much two numbers may differ
   */
  ModelDifference(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Scores records with both models. */
  void add(RecordScorer one, RecordScorer other, List<String> lines) {
    Iterator<Outcome> left = one.score(lines.iterator());
    Iterator<Outcome> right = other.score(lines.iterator());
    for (String line : lines) {
      add(line, left.next(), right.next());
    }
  }

  private void add(String record, Outcome left, Outcome right) {
    records++;
    double by = difference(left, right);
    if (by > 0) {
      differences.add(by);
      largest = Math.max(largest, by);
    }
    if (by > tolerance) {
      differ++;
      if (examples.size() < SHOWN) {
        examples.add(new Example(records, record, shown(left), shown(right)));
      }
    }
  }

  /** Two records that cannot be scored are equal, whatever the reasons. */
  private static double difference(Outcome left, Outcome right) {
    if (left instanceof Outcome.Scored one && right instanceof Outcome.Scored other) {
      return ScoreDifference.of(one.value(), other.value()).largest();
    }
    boolean bothFailed = left instanceof Outcome.Failed && right instanceof Outcome.Failed;
    return bothFailed ? 0 : Double.POSITIVE_INFINITY;
  }

  private static String shown(Outcome outcome) {
    return outcome instanceof Outcome.Scored scored
        ? scored.value()
        : "cannot score it: " + ((Outcome.Failed) outcome).reason();
  }

  /** How many records were scored. */
  long records() {
    return records;
  }

  /** How many of them differ by more than the tolerance. */
  long differ() {
    return differ;
  }

  /** The largest difference; infinite when texts differ, or one model cannot score a record. */
  double largest() {
    return largest;
  }

  /** The difference that 99 of 100 records do not exceed; to be asked once, at the end. */
  double percentile99() {
    double[] sorted = differences.build().sorted().toArray();
    long rank = (long) Math.ceil(0.99 * records) - (records - sorted.length);
    return rank <= 0 ? 0 : sorted[(int) rank - 1];
  }

  /** The first records that differ by more than the tolerance. */
  List<Example> examples() {
    return List.copyOf(examples);
  }
}
