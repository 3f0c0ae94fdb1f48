package recast.record;

import java.util.Iterator;
import java.util.NoSuchElementException;
import recast.model.Model;
import recast.model.Outcome;

/** The outcomes of one partition, computed a batch at a time. */
final class OutcomeIterator implements Iterator<Outcome> {
  /** Characters that a batch has at most, so that long records are fewer. */
  private static final int CHARACTERS = 1 << 20;

  private final Iterator<String> records;
  private final ScoringBatch batch;
  private int next;

  OutcomeIterator(Model model, RowReader reader, RowWriter writer, Iterator<String> records) {
    this.records = records;
    this.batch = new ScoringBatch(model, reader, writer);
  }

  @Override
  public boolean hasNext() {
    return next < batch.size() || records.hasNext();
  }

  @Override
  public Outcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == batch.size()) {
      fill();
    }
    return batch.outcome(next++);
  }

  private void fill() {
    batch.clear();
    next = 0;
    long characters = 0;
    while (!batch.isFull() && characters < CHARACTERS && records.hasNext()) {
      String record = records.next();
      characters += record.length();
      batch.add(record);
    }
    batch.score();
  }
}
