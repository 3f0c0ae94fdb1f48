package recast.record;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import recast.model.FieldType;
import recast.model.RowBatch;
import recast.model.Signature;

/** Writes a JSON object: the carried members, then one for each score. */
final class JsonWriter implements RowWriter {
  private final List<Columns.Column> outputs;
  private final List<String> names;
  private final StringBuilder line = new StringBuilder();

  JsonWriter(Signature signature) {
    this.outputs = new Columns(signature.outputs()).all();
    this.names = outputs.stream().map(output -> quoted(output.name()) + ":").toList();
  }

  @Override
  public String write(String carried, RowBatch scores, int row) {
    line.setLength(0);
    line.append(carried, 0, carried.length() - 1);
    for (int i = 0; i < outputs.size(); i++) {
      Columns.Column output = outputs.get(i);
      line.append(line.length() > 1 ? "," : "").append(names.get(i));
      if (output.of().type() == FieldType.STRING) {
        line.append(quoted(ValuePrinter.string(output, scores, row)));
      } else {
        ValuePrinter.appendNumber(line, output, scores, row);
      }
    }
    return line.append('}').toString();
  }

  private static String quoted(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
