package recast.testkit;

import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/** Models that decode whatever they are made of, and cannot score a single record. */
public final class ThrowingFormat implements ModelFormat {
  public static final String ID = "throwing";
  public static final String REASON = "no record pleases me";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) {
    return Model.ofEach(
        record -> {
          throw new IllegalStateException(REASON);
        });
  }
}
