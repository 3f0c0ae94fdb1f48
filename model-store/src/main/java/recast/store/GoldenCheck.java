package recast.store;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import recast.json.TextLimit;
import recast.model.Outcome;
import recast.record.RecordScorer;
import recast.record.ScoreDifference;

/** Scores golden records, wherever a model is decoded: the same words from all of them. */
public final class GoldenCheck {
  /** How much of a golden record is shown, in chars: it may have any length. */
  private static final int SHOWN = 100;

  private GoldenCheck() {}

  /** What is wrong with the first golden record that is not scored as expected. */
  public static Optional<String> firstDifference(RecordScorer model, List<GoldenRecord> golden) {
    Iterator<Outcome> outcomes = model.score(golden.stream().map(GoldenRecord::record).iterator());
    for (GoldenRecord record : golden) {
      Outcome outcome = outcomes.next();
      if (!isExpected(outcome, record)) {
        return Optional.of(
            "scores golden record '%s' as %s, expected '%s'%s"
                .formatted(
                    shown(record.record()),
                    describe(outcome),
                    shown(record.expected()),
                    where(outcome, record)));
      }
    }
    return Optional.empty();
  }

  private static boolean isExpected(Outcome outcome, GoldenRecord golden) {
    return outcome instanceof Outcome.Scored scored
        && difference(scored, golden).isWithin(golden.tolerance());
  }

  private static ScoreDifference difference(Outcome.Scored scored, GoldenRecord golden) {
    return ScoreDifference.of(golden.expected(), scored.value());
  }

  private static String where(Outcome outcome, GoldenRecord golden) {
    if (!(outcome instanceof Outcome.Scored scored)) {
      return "";
    }
    ScoreDifference difference = difference(scored, golden);
    String at = difference.where().isEmpty() ? "" : " at " + difference.where();
    return Double.isInfinite(difference.largest())
        ? at.isEmpty() ? "" : ": they differ" + at
        : ": they differ by %s%s, the tolerance is %s"
            .formatted(difference.largest(), at, golden.tolerance());
  }

  private static String describe(Outcome outcome) {
    return outcome instanceof Outcome.Scored scored
        ? "'" + shown(scored.value()) + "'"
        : "a failure (" + shown(((Outcome.Failed) outcome).reason()) + ")";
  }

  private static String shown(String text) {
    return TextLimit.cut(text, SHOWN);
  }
}
