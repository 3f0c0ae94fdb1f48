package recast.model;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A decoded model. A format makes it, the threads of all tasks of a JVM share it, and it is closed
 * once, after the last of them has returned. Implementations are immutable, or thread-safe.
 */
public interface Model extends AutoCloseable {
  /** What the model reads and what it gives; always the same. */
  Signature signature();

  /**
   * Scores all rows of a batch.
   *
   * @param rows of the inputs; the caller owns them and uses them again
   * @param scores of the outputs, with as many rows, to be filled in; a row that the model cannot
   *     score is {@linkplain RowBatch#fail failed}
   * @throws RuntimeException when the batch cannot be scored; its rows are then scored one by one,
   *     and those that throw again become error records
   */
  void score(RowBatch rows, RowBatch scores);

  /** How many rows a batch should have at most; a model that gains nothing from many says 1. */
  default int batchRows() {
    return 512;
  }

  /** Bytes outside the Java heap, which the memory budget has to count; 0 for a Java model. */
  default long nativeBytes() {
    return 0;
  }

  /** What a person may want to know of the model, such as its number of trees; in this order. */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** Frees what the garbage collector does not. */
  @Override
  default void close() {}

  /** A model that gives a text for each text; what {@code score} throws fails that record alone. */
  static Model ofEach(UnaryOperator<String> score) {
    return new TextModel(score);
  }
}
