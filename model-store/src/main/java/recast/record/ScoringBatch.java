package recast.record;

import recast.model.Model;
import recast.model.Outcome;
import recast.model.RowBatch;

/**
 * Some records, their rows and their outcomes. When a model throws for a batch, its rows are scored
 * one by one, so that only those fail that it cannot score.
 */
final class ScoringBatch {
  /** Values that a batch has at most, so that wide rows are fewer. */
  private static final int VALUES = 1 << 17;

  private final Model model;
  private final RowReader reader;
  private final RowWriter writer;
  private final RowBatch rows;
  private final RowBatch scores;
  private final String[] records;
  private final String[] carried;
  private final Outcome[] outcomes;

  /** The record of each row; records that cannot be read have none. */
  private final int[] recordOf;

  private int size;
  private int readable;

  ScoringBatch(Model model, RowReader reader, RowWriter writer) {
    this.model = model;
    this.reader = reader;
    this.writer = writer;
    int width = model.signature().inputNames().size();
    int capacity = Math.max(1, Math.min(model.batchRows(), VALUES / width));
    this.rows = new RowBatch(model.signature().inputs(), capacity);
    this.scores = new RowBatch(model.signature().outputs(), capacity);
    this.records = new String[capacity];
    this.carried = new String[capacity];
    this.outcomes = new Outcome[capacity];
    this.recordOf = new int[capacity];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == records.length;
  }

  /** What became of a record; to be asked once, since it is let go. */
  Outcome outcome(int record) {
    Outcome outcome = outcomes[record];
    outcomes[record] = null;
    return outcome;
  }

  void clear() {
    size = 0;
    readable = 0;
  }

  void add(String record) {
    records[size] = record;
    try {
      carried[readable] = reader.read(record, rows, readable);
      recordOf[readable] = size;
      readable++;
    } catch (RecordException e) {
      outcomes[size] = new Outcome.Failed(record, e.getMessage());
    }
    size++;
  }

  void score() {
    try {
      score(readable);
      for (int row = 0; row < readable; row++) {
        outcomes[recordOf[row]] = outcome(carried[row], row, records[recordOf[row]]);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      scoreEach(e);
    }
  }

  private void score(int count) {
    rows.reset(count);
    scores.reset(count);
    if (count > 0) {
      model.score(rows, scores);
    }
  }

  private void scoreEach(Throwable failure) {
    int count = readable;
    for (int row = 0; row < count; row++) {
      String record = records[recordOf[row]];
      outcomes[recordOf[row]] =
          count == 1 ? new Outcome.Failed(record, failure.toString()) : alone(record);
    }
  }

  private Outcome alone(String record) {
    try {
      String rest = reader.read(record, rows, 0);
      score(1);
      return outcome(rest, 0, record);
    } catch (RecordException e) {
      return new Outcome.Failed(record, e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Outcome.Failed(record, e.toString());
    }
  }

  private Outcome outcome(String rest, int row, String record) {
    if (scores.failed(row)) {
      return new Outcome.Failed(record, scores.reason(row));
    }
    try {
      return new Outcome.Scored(writer.write(rest, scores, row));
    } catch (RecordException e) {
      return new Outcome.Failed(record, e.getMessage());
    }
  }
}
