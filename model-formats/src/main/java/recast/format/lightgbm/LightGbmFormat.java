package recast.format.lightgbm;

import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * The text file that LightGBM 2, 3 and 4 write with {@code save_model} or {@code model_to_string}.
 * It has the trees up to the best iteration, unless it was saved with more, and the model scores
 * with all that it has.
 *
 * <p>Scores equal those of LightGBM's own {@code predict} to the last bit, where LightGBM runs on
 * Linux with glibc on a processor with fused multiply-add. Other C libraries may give another last
 * bit for objectives with an exponential, and other versions of glibc for that of {@code
 * cross_entropy_lambda}.
 *
 * <p>Values are what {@code predict} takes: numbers, NaN for a missing one, and the integer codes
 * of categories. Refused is a model that Python trained on categories of pandas: it knows only the
 * codes that Python made of their values. So is a key of the file that is not known here, for it
 * may change the scores.
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
