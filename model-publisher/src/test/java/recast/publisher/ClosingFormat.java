package recast.publisher;

import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/** Reads one byte and closes its input, as a parser does that has what it needs. */
public final class ClosingFormat implements ModelFormat {
  @Override
  public String id() {
    return "closing";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    try (payload) {
      int mark = payload.read();
      return Model.ofEach(record -> mark + record);
    }
  }
}
