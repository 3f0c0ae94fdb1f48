package recast.record;

import recast.model.RowBatch;

/** Writes the scores of a row as one line. */
interface RowWriter {
  /**
   * One line of output.
   *
   * @param carried what the reader found besides
   * @throws RecordException when the values do not fit into a line
   */
  String write(String carried, RowBatch scores, int row) throws RecordException;
}
