package recast.record;

import recast.model.RowBatch;

/** Prints values so that they are read back to the same bits. */
final class ValueText {
  private ValueText() {}

  /** Appends a number. */
  static void appendNumber(StringBuilder to, Slots.Slot slot, RowBatch values, int row) {
    int index = row * slot.of().width() + slot.element();
    switch (slot.of().type()) {
      case FLOAT ->
          // As a double: read as either type it is the same number.
          to.append((double) values.floats(slot.field())[index]);
      case DOUBLE -> to.append(values.doubles(slot.field())[index]);
      case LONG -> to.append(values.longs(slot.field())[index]);
      case STRING -> throw new IllegalArgumentException(slot.name() + " is not a number");
    }
  }

  /** The text of a {@link recast.model.FieldType#STRING} value. */
  static String string(Slots.Slot slot, RowBatch values, int row) {
    return values.strings(slot.field())[row * slot.of().width() + slot.element()];
  }
}
