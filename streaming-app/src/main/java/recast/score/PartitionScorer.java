package recast.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import recast.json.TextLimit;
import recast.model.Outcome;
import recast.record.RecordScorer;

/** Scores a partition in one pass: counts, keeps the first records, hands all to a sink. */
public final class PartitionScorer {
  private static final int REASONS = 3;

  private final RecordScorer model;
  private final int keep;

  /**
   * @param keep how many scored records the result carries
   */
  public PartitionScorer(RecordScorer model, int keep) {
    this.model = model;
    this.keep = keep;
  }

  /**
   * How many records a partition sends for the sample of its batch, so that all of them together
   * send a bounded number, however many they are. A partition is a block of the receiver, which is
   * never empty: the sample is complete unless all records of an earlier partition have failed,
   * each of which makes it one record shorter.
   *
   * @param index of the partition, from 0
   */
  public static int sample(int print, int index) {
    return Math.max(0, print - index);
  }

  /** Scores {@code records} into {@code sink} and commits it. */
  public PartitionScore score(Iterator<String> records, OutcomeSink sink) throws IOException {
    long scored = 0;
    long failed = 0;
    List<String> first = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Iterator<Outcome> outcomes = model.score(records);
    while (outcomes.hasNext()) {
      Outcome outcome = outcomes.next();
      if (outcome instanceof Outcome.Scored line) {
        scored++;
        keep(first, keep, line.value());
      } else if (outcome instanceof Outcome.Failed failure) {
        failed++;
        keep(reasons, REASONS, failure.reason());
      }
      sink.accept(outcome);
    }
    sink.commit();
    return new PartitionScore(scored, failed, first, reasons);
  }

  private static void keep(List<String> kept, int limit, String line) {
    if (kept.size() < limit) {
      kept.add(TextLimit.cut(line, PartitionScore.LINE));
    }
  }
}
