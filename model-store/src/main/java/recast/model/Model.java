package recast.model;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Scores records. Used by many threads at once, so implementations are immutable. */
public interface Model {
  /**
   * Scores the records of one partition: one outcome for each record, in their order. The outcomes
   * are lazy, so that a partition need not fit into memory; a format that scores many records at
   * once reads ahead. A record that the model cannot score becomes {@link Outcome.Failed}: the
   * iterator does not throw for it.
   */
  Iterator<Outcome> score(Iterator<String> records);

  /** A model that scores record by record; what {@code score} throws becomes a failed outcome. */
  static Model ofEach(UnaryOperator<String> score) {
    return records -> new EachRecord(records, score);
  }
}
