package recast.publisher;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private long unscored;
  private long compared;
  private String firstReason = "";
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
    count(left, right);
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

  private void count(Outcome left, Outcome right) {
    boolean leftFailed = left instanceof Outcome.Failed;
    boolean rightFailed = right instanceof Outcome.Failed;
    unscored += leftFailed && rightFailed ? 1 : 0;
    compared += leftFailed || rightFailed ? 0 : 1;
    if (firstReason.isEmpty() && (leftFailed || rightFailed)) {
      firstReason = ((Outcome.Failed) (leftFailed ? left : right)).reason();
    }
  }

  /** Two failures are equal when their reasons are. */
  private static double difference(Outcome left, Outcome right) {
    if (left instanceof Outcome.Scored one && right instanceof Outcome.Scored other) {
      return ScoreDifference.of(one.value(), other.value()).largest();
    }
    return left.equals(right) ? 0 : Double.POSITIVE_INFINITY;
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

  /** How many of them neither model scored. */
  long unscored() {
    return unscored;
  }

  /** Why no record was scored by both models; nothing when at least one was. */
  Optional<String> incomparable() {
    if (compared > 0) {
      return Optional.empty();
    }
    return Optional.of(
        records == 0
            ? "there is no record"
            : "no record was scored by both versions; the first failure: " + firstReason);
  }

  /** The largest difference; infinite when texts, or the reasons of failures, differ. */
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
