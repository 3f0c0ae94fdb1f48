package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import recast.model.Model;
import recast.model.ModelFormat;
import recast.model.RowBatch;
import recast.model.Signature;

/** Reads one byte and closes its input, as a parser does that has what it needs. */
public final class ClosingFormat implements ModelFormat {
  @Override
  public String id() {
    return "closing";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    try (payload) {
      return new Marked(payload.read());
    }
  }

  private record Marked(int mark) implements Model {
    @Override
    public Signature signature() {
      return Signature.TEXT;
    }

    @Override
    public void score(RowBatch rows, RowBatch scores) {
      for (int row = 0; row < rows.size(); row++) {
        scores.strings(0)[row] = mark + rows.strings(0)[row];
      }
    }

    @Override
    public Map<String, String> facts() {
      return Map.of("bytes", "many");
    }
  }
}
