package recast.format.xgboost;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * Models that XGBoost saved, as JSON ({@code model.json}) or as UBJSON ({@code model.ubj}), by any
 * version since 1.0. Scores are those of {@code Booster.predict} to the last bit. It uses all
 * trees, also when the training found an earlier iteration to be the best, which is among the
 * facts; the wrappers for scikit-learn would stop there.
 *
 * <p>The rules for a file are those of the library since 1.7, whichever version wrote it. Refused
 * by name: trees with several values in a leaf, several quantiles, objectives that {@link
 * Objective} does not know, and the binary format that XGBoost 3.1 dropped.
 */
public final class XgboostFormat implements ModelFormat {
  @Override
  public String id() {
    return "xgboost";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    try {
      return new ModelBuilder(ModelFile.read(new DocumentReader(tokens(payload)))).build();
    } catch (IOException e) {
      throw new IOException("Not a model of XGBoost that can be read: " + e.getMessage(), e);
    }
  }

  /** A key of UBJSON begins with the type of its length, a key of JSON with a quotation mark. */
  private static TokenReader tokens(InputStream payload) throws IOException {
    BufferedInputStream in = new BufferedInputStream(payload);
    in.mark(2);
    boolean object = in.read() == '{';
    int second = in.read();
    in.reset();
    if (!object) {
      throw new IOException("it does not begin with {, as JSON and UBJSON do");
    }
    boolean isJson = second <= ' ' || second == '"' || second == '}';
    return isJson ? new JsonTokens(in) : new UbjsonTokens(in);
  }
}
