package recast.record;

import recast.model.RowBatch;

/** Writes the text of a model that gives one. */
final class TextWriter implements RowWriter {
  @Override
  public String write(String carried, RowBatch scores, int row) throws RecordException {
    String value = scores.strings(0)[row];
    refuseLineBreak(value);
    return value;
  }

  static void refuseLineBreak(String value) throws RecordException {
    if (value.indexOf('\n') >= 0) {
      throw new RecordException("the score has a line break: a record is one line");
    }
  }
}
