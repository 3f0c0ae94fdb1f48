package recast.record;

import recast.model.FieldType;
import recast.model.Model;
import recast.model.RowBatch;

/**
 * Scores one row of values at a time, for programs that have values instead of lines. Not
 * thread-safe: one for each task.
 */
public final class ValueScorer {
  private final Model model;
  private final Place[] inputs;
  private final Columns.Column[] outputs;
  private final RowBatch row;
  private final RowBatch score;

  /** Where the value of an input goes: the array is found once, since each row has the same. */
  private static final class Place {
    private final Columns.Column column;
    private final FieldType type;
    private final Object values;
    private final int index;

    Place(Columns.Column column, RowBatch row) {
      this.column = column;
      this.type = column.of().type();
      this.index = column.element();
      this.values =
          switch (type) {
            case FLOAT -> row.floats(column.field());
            case DOUBLE -> row.doubles(column.field());
            case LONG -> row.longs(column.field());
            case STRING -> row.strings(column.field());
          };
    }

    void set(RowBatch row, Object value) throws RecordException {
      if (value instanceof Double number && type == FieldType.DOUBLE) {
        ((double[]) values)[index] = number;
      } else if (value instanceof Float number && type == FieldType.FLOAT) {
        ((float[]) values)[index] = number;
      } else if (value instanceof Long number && type == FieldType.LONG) {
        ((long[]) values)[index] = number;
      } else {
        column.set(row, 0, value);
      }
    }
  }

  public ValueScorer(Model model) {
    this.model = model;
    this.row = new RowBatch(model.signature().inputs(), 1);
    this.score = new RowBatch(model.signature().outputs(), 1);
    this.inputs =
        new Columns(model.signature().inputs())
            .all().stream().map(column -> new Place(column, row)).toArray(Place[]::new);
    this.outputs = new Columns(model.signature().outputs()).all().toArray(Columns.Column[]::new);
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
    for (int input = 0; input < inputs.length; input++) {
      inputs[input].set(row, values[input]);
    }
    try {
      model.score(row, score);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new RecordException(e.toString());
    }
    if (score.failed(0)) {
      throw new RecordException(score.reason(0));
    }
    Object[] scores = new Object[outputs.length];
    for (int output = 0; output < scores.length; output++) {
      scores[output] = outputs[output].value(score, 0);
    }
    return scores;
  }
}
