package recast.format.xgboost;

import java.util.Map;
import java.util.Optional;

/** What a model was trained for: how its base score becomes a margin, and a margin a score. */
record Objective(Link link, Activation activation) {
  private static final Objective REGRESSION = new Objective(Link.IDENTITY, Activation.IDENTITY);
  private static final Objective LOGISTIC = new Objective(Link.LOGIT, Activation.SIGMOID);
  private static final Objective LOG = new Objective(Link.LOG, Activation.EXP);

  private static final Map<String, Objective> BY_NAME =
      Map.ofEntries(
          Map.entry("reg:squarederror", REGRESSION),
          Map.entry("reg:linear", REGRESSION),
          Map.entry("reg:squaredlogerror", REGRESSION),
          Map.entry("reg:pseudohubererror", REGRESSION),
          Map.entry("reg:absoluteerror", REGRESSION),
          Map.entry("reg:quantileerror", REGRESSION),
          Map.entry("rank:pairwise", REGRESSION),
          Map.entry("rank:ndcg", REGRESSION),
          Map.entry("rank:map", REGRESSION),
          Map.entry("reg:logistic", LOGISTIC),
          Map.entry("binary:logistic", LOGISTIC),
          Map.entry("binary:logitraw", REGRESSION),
          Map.entry("binary:hinge", new Objective(Link.IDENTITY, Activation.STEP)),
          Map.entry("count:poisson", LOG),
          Map.entry("reg:gamma", LOG),
          Map.entry("reg:tweedie", LOG),
          Map.entry("survival:cox", LOG),
          // The only one whose scores XGBoost computes with the exponential function of doubles.
          Map.entry("survival:aft", new Objective(Link.LOG, Activation.EXP_OF_DOUBLE)),
          Map.entry("multi:softmax", new Objective(Link.IDENTITY, Activation.ARGMAX)),
          Map.entry("multi:softprob", new Objective(Link.IDENTITY, Activation.SOFTMAX)));

  static Optional<Objective> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
