package recast.format.xgboost;

import java.util.Map;

/** What a model has learned; it knows nothing of the objective. */
interface Booster {
  /**
   * Computes the margins of rows: what the objective turns into scores.
   *
   * @param rows the features of each row
   * @param count of rows
   * @param margins of each row and group; they have the base margins already
   */
  void addTo(float[] rows, int count, float[] margins);

  /** What a person may want to know, such as the number of trees. */
  Map<String, String> facts();
}
