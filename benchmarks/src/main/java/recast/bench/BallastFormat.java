package recast.bench;

import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.ModelFormat;

/** A model of any size: its file is weight, and its first byte marks what it has scored. */
public final class BallastFormat implements ModelFormat {
  static final String ID = "ballast";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    int mark = payload.read();
    if (mark < 0) {
      throw new IOException("a ballast model has at least one byte");
    }
    ModelBytes weight = ModelBytes.read(payload);
    return Model.ofEach(record -> mark + " " + record + " " + weight.length());
  }
}
