package recast.format.xgboost;

import java.util.Map;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** A model of XGBoost. Immutable: what it needs while it scores is made by each call. */
final class XgboostModel implements Model {
  private final Signature signature;
  private final Booster booster;
  private final float[] baseMargins;
  private final Activation activation;
  private final Map<String, String> facts;

  /**
   * @param baseMargins of each group
   */
  XgboostModel(
      Signature signature,
      Booster booster,
      float[] baseMargins,
      Activation activation,
      Map<String, String> facts) {
    this.signature = signature;
    this.booster = booster;
    this.baseMargins = baseMargins;
    this.activation = activation;
    this.facts = facts;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public void score(RowBatch rows, RowBatch scores) {
    int count = rows.size();
    int groups = baseMargins.length;
    float[] output = scores.floats(0);
    float[] margins = activation.width(groups) == groups ? output : new float[count * groups];
    for (int at = 0; at < count * groups; at += groups) {
      System.arraycopy(baseMargins, 0, margins, at, groups);
    }
    booster.addTo(rows.floats(0), count, margins);
    activation.apply(margins, count, groups, output);
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }
}
