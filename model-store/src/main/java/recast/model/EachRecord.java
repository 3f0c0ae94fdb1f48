package recast.model;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Scores one record at a time. */
final class EachRecord implements Iterator<Outcome> {
  private final Iterator<String> records;
  private final UnaryOperator<String> score;

  EachRecord(Iterator<String> records, UnaryOperator<String> score) {
    this.records = records;
    this.score = score;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public Outcome next() {
    String record = records.next();
    try {
      return new Outcome.Scored(score.apply(record));
    } catch (RuntimeException e) {
      return new Outcome.Failed(record, e.toString());
    }
  }
}
