package recast.record;

import java.util.List;
import recast.model.Model;
import recast.model.RowBatch;

/**
 * Scores one row of values at a time, for programs that have values instead of lines. Not
 * thread-safe: one for each task.
 */
public final class ValueScorer {
  private final Model model;
  private final List<Columns.Column> inputs;
  private final List<Columns.Column> outputs;
  private final RowBatch row;
  private final RowBatch score;

  public ValueScorer(Model model) {
    this.model = model;
    this.inputs = new Columns(model.signature().inputs()).all();
    this.outputs = new Columns(model.signature().outputs()).all();
    this.row = new RowBatch(model.signature().inputs(), 1);
    this.score = new RowBatch(model.signature().outputs(), 1);
  }

  /**
   * Scores a row.
   *
   * @param values one for each of the {@linkplain recast.model.Signature#inputNames names} of the
   *     inputs, in their order; null for one that is missing
   * @return one for each of the names of the outputs, of its type
   * @throws RecordException when a value is not of its type, or the model cannot score the row
   */
  public Object[] score(Object[] values) throws RecordException {
    row.reset(1);
    score.reset(1);
    for (int input = 0; input < values.length; input++) {
      inputs.get(input).set(row, 0, values[input]);
    }
    try {
      model.score(row, score);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new RecordException(e.toString());
    }
    if (score.failed(0)) {
      throw new RecordException(score.reason(0));
    }
    Object[] scores = new Object[outputs.size()];
    for (int output = 0; output < scores.length; output++) {
      scores[output] = outputs.get(output).value(score, 0);
    }
    return scores;
  }
}
