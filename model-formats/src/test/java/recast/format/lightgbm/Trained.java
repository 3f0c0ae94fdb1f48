package recast.format.lightgbm;

/** Models that cover what LightGBM trains. */
enum Trained {
  GBDT("objective=regression", LabelKind.NUMBER),
  CATEGORICAL("objective=regression" + TrainingRows.CATEGORIES, LabelKind.NUMBER),
  ONE_HOT("objective=regression max_cat_to_onehot=100" + TrainingRows.CATEGORIES, LabelKind.NUMBER),
  ZERO_IS_MISSING("objective=regression zero_as_missing=true", LabelKind.NUMBER),
  NOTHING_IS_MISSING("objective=regression use_missing=false", LabelKind.NUMBER),
  DART("objective=regression boosting=dart drop_rate=0.5", LabelKind.NUMBER),
  GOSS("objective=regression data_sample_strategy=goss", LabelKind.NUMBER),
  FOREST("objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.5", LabelKind.NUMBER),
  BINARY_FOREST(
      "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.5", LabelKind.ZERO_OR_ONE),
  L1("objective=regression_l1", LabelKind.NUMBER),
  HUBER("objective=huber", LabelKind.NUMBER),
  FAIR("objective=fair reg_sqrt=true", LabelKind.NUMBER),
  QUANTILE("objective=quantile alpha=0.8", LabelKind.NUMBER),
  MAPE("objective=mape", LabelKind.POSITIVE),
  ROOT("objective=regression reg_sqrt=true", LabelKind.NUMBER),
  POISSON("objective=poisson", LabelKind.POSITIVE),
  GAMMA("objective=gamma", LabelKind.POSITIVE),
  TWEEDIE("objective=tweedie tweedie_variance_power=1.3", LabelKind.POSITIVE),
  BINARY("objective=binary", LabelKind.ZERO_OR_ONE),
  STEEP_BINARY("objective=binary sigmoid=0.731" + TrainingRows.CATEGORIES, LabelKind.ZERO_OR_ONE),
  CROSS_ENTROPY("objective=cross_entropy", LabelKind.SHARE),
  CROSS_ENTROPY_LAMBDA("objective=cross_entropy_lambda", LabelKind.SHARE),
  MULTICLASS("objective=multiclass num_class=4" + TrainingRows.CATEGORIES, LabelKind.CLASS),
  ONE_AGAINST_ALL("objective=multiclassova num_class=4 sigmoid=1.7", LabelKind.CLASS),
  LAMBDARANK("objective=lambdarank", LabelKind.CLASS),
  RANK_XENDCG("objective=rank_xendcg", LabelKind.CLASS),
  LINEAR("objective=regression linear_tree=true", LabelKind.NUMBER),
  CATEGORICAL_LINEAR(
      "objective=regression linear_tree=true" + TrainingRows.CATEGORIES, LabelKind.NUMBER),
  LINEAR_BINARY("objective=binary linear_tree=true", LabelKind.ZERO_OR_ONE),
  STUMPS("objective=regression num_leaves=2", LabelKind.NUMBER),
  SINGLE_LEAF("objective=regression min_data_in_leaf=100000", LabelKind.NUMBER),
  SINGLE_LINEAR_LEAF(
      "objective=regression linear_tree=true min_data_in_leaf=100000", LabelKind.NUMBER),
  MONOTONE("objective=regression monotone_constraints=1,0,0,-1,0,0,0,0", LabelKind.NUMBER),
  MANY_LEAVES("objective=regression num_leaves=255 min_data_in_leaf=1", LabelKind.NUMBER);

  private static final int ROWS = 2000;
  private static final int ITERATIONS = 15;

  private final String parameters;
  private final LabelKind labels;

  Trained(String parameters, LabelKind labels) {
    this.parameters = parameters;
    this.labels = labels;
  }

  /** The file of the model. */
  String file() {
    TrainingRows rows = TrainingRows.of(ROWS, labels);
    boolean linear = parameters.contains("linear_tree");
    return NativeLightGbm.train(linear ? rows.tame() : rows, parameters, ITERATIONS);
  }
}
