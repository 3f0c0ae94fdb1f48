package recast.format.xgboost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import recast.model.Model;

/** A small model, whose text a test changes: one tree with two splits, 0.5 + its leaf. */
final class ModelText {
  static final String TREE =
      """
      {"left_children":[1,-1,3,-1,-1],"right_children":[2,-1,4,-1,-1],
      "split_indices":[0,0,1,0,0],"split_conditions":[0.5,1,-2,10,100],
      "default_left":[1,0,0,0,0],"split_type":[0,0,0,0,0],"categories":[],"categories_nodes":[],
      "categories_segments":[],"categories_sizes":[],
      "tree_param":{"size_leaf_vector":"1","num_nodes":"5"}}""";

  static final String MODEL =
      """
      {"version":[2,1,0],"learner":{"attributes":{"best_iteration":"7","best_score":"0.25"},
      "feature_names":["age","income"],
      "learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"2"},
      "objective":{"name":"reg:squarederror"},
      "gradient_booster":{"name":"gbtree","model":{"tree_info":[0],"trees":["""
          + TREE
          + "]}}}}";

  private ModelText() {}

  /** Decodes the model with {@code replacement} instead of {@code target}. */
  static Model with(String target, String replacement) throws IOException {
    if (!MODEL.contains(target)) {
      throw new IllegalArgumentException("nothing to replace: " + target);
    }
    return decode(MODEL.replace(target, replacement));
  }

  static Model decode(String text) throws IOException {
    return Fixtures.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
