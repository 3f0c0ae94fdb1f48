package recast.record;

import recast.model.RowBatch;

/** Reads the text of a record into a row. One for each task: it holds what it works with. */
interface RowReader {
  /**
   * Sets all values of {@code row}.
   *
   * @return what the record holds besides, for the writer that belongs to this reader
   * @throws RecordException when a value is missing or is not of its type
   */
  String read(String record, RowBatch rows, int row) throws RecordException;
}
