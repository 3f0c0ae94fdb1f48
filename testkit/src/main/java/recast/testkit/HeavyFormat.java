package recast.testkit;

import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.ModelFormat;

/** Models that are as heavy as their file; a record scores as itself. */
public final class HeavyFormat implements ModelFormat {
  public static final String ID = "heavy";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    ModelBytes weight = ModelBytes.read(payload);
    return Model.ofEach(record -> weight.length() > 0 ? record : "");
  }
}
