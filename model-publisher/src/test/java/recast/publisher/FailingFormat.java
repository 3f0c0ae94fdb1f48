package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import recast.model.Model;
import recast.model.ModelFormat;
import recast.model.RowBatch;
import recast.model.Signature;

/** Scores numbers, and fails all other records; the payload is the reason. */
public final class FailingFormat implements ModelFormat {
  @Override
  public String id() {
    return "failing";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    return new Failing(new String(payload.readAllBytes(), StandardCharsets.UTF_8));
  }

  private record Failing(String reason) implements Model {
    @Override
    public Signature signature() {
      return Signature.TEXT;
    }

    @Override
    public void score(RowBatch rows, RowBatch scores) {
      for (int row = 0; row < rows.size(); row++) {
        String record = rows.strings(0)[row];
        scores.strings(0)[row] = record;
        if (!record.matches("[0-9]+")) {
          scores.fail(row, reason);
        }
      }
    }
  }
}
