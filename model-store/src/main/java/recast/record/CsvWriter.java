package recast.record;

import java.util.List;
import recast.model.FieldType;
import recast.model.RowBatch;
import recast.model.Signature;

/** Writes carried columns and scores with commas in between, quoted where they must be. */
final class CsvWriter implements RowWriter {
  private final List<Columns.Column> outputs;
  private final StringBuilder line = new StringBuilder();

  CsvWriter(Signature signature) {
    this.outputs = new Columns(signature.outputs()).all();
  }

  @Override
  public String write(String carried, RowBatch scores, int row) throws RecordException {
    line.setLength(0);
    line.append(carried);
    for (Columns.Column output : outputs) {
      if (output.of().type() == FieldType.STRING) {
        appendQuoted(ValuePrinter.string(output, scores, row));
      } else {
        ValuePrinter.appendNumber(line, output, scores, row);
      }
      line.append(',');
    }
    line.setLength(line.length() - 1);
    return line.toString();
  }

  private void appendQuoted(String value) throws RecordException {
    TextWriter.refuseLineBreak(value);
    if (value.indexOf(',') < 0 && value.indexOf('"') < 0) {
      line.append(value);
    } else {
      line.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }
}
