package recast.record;

import java.util.List;
import recast.model.FieldType;
import recast.model.RowBatch;
import recast.model.Signature;

/** Writes a JSON object: the carried members, then one for each score. */
final class JsonWriter implements RowWriter {
  private final List<Columns.Column> outputs;
  private final StringBuilder line = new StringBuilder();

  JsonWriter(Signature signature) {
    this.outputs = new Columns(signature.outputs()).all();
  }

  @Override
  public String write(String carried, RowBatch scores, int row) {
    line.setLength(0);
    line.append(carried, 0, carried.length() - 1);
    for (Columns.Column output : outputs) {
      JsonText.appendName(output.name(), line);
      if (output.of().type() == FieldType.STRING) {
        JsonText.appendString(ValuePrinter.string(output, scores, row), line);
      } else {
        ValuePrinter.appendNumber(line, output, scores, row);
      }
    }
    return line.append('}').toString();
  }
}
