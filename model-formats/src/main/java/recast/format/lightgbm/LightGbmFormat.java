package recast.format.lightgbm;

import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * The text file that LightGBM 2, 3 and 4 write with {@code save_model} or {@code model_to_string}.
 * Scores equal those of LightGBM's own {@code predict}, to the last bit.
 */
public final class LightGbmFormat implements ModelFormat {
  @Override
  public String id() {
    return "lightgbm";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    return ModelReader.read(new ModelText(payload));
  }
}
