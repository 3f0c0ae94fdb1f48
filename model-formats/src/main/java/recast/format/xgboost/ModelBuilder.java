package recast.format.xgboost;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Signature;

/** Makes a model of the parts of a file, if they fit together. */
final class ModelBuilder {
  private final ModelFile file;
  private final Parameters parameters;

  ModelBuilder(ModelFile file) throws IOException {
    this.file = file;
    this.parameters = new Parameters(file.parameters);
  }

  XgboostModel build() throws IOException {
    Objective objective =
        Objective.named(file.objective)
            .orElseThrow(
                () -> new IOException("objective '" + file.objective + "' is not supported"));
    if (file.objective.equals("reg:quantileerror") && parameters.groups > 1) {
      // Some versions sort the scores of a row, and others do not.
      throw new IOException(
          file.objective + " with " + parameters.groups + " quantiles is not supported");
    }
    Booster booster = booster();
    float[] margins = parameters.baseScores();
    if (file.booster.equals("gblinear")) {
      // So does XGBoost, although it has learned from the base score of each group.
      Arrays.fill(margins, margins[0]);
    }
    for (int group = 0; group < margins.length; group++) {
      float score = margins[group];
      margins[group] = objective.link().margin(score);
      if (!Float.isFinite(margins[group])) {
        throw new IOException("base_score " + score + " is not possible with " + file.objective);
      }
    }
    return new XgboostModel(
        signature(objective), booster, margins, objective.activation(), facts(booster));
  }

  private Booster booster() throws IOException {
    return switch (file.booster) {
      case "gbtree", "dart" -> new ForestBuilder(file, parameters).build();
      case "gblinear" -> linear();
      default -> throw new IOException("booster '" + file.booster + "' is not supported");
    };
  }

  private LinearBooster linear() throws IOException {
    int expected = (parameters.features + 1) * parameters.groups;
    if (file.linearWeights.length != expected) {
      throw new IOException(
          "gblinear has " + file.linearWeights.length + " weights, expected " + expected);
    }
    return new LinearBooster(file.linearWeights, parameters.features, parameters.groups);
  }

  private Signature signature(Objective objective) throws IOException {
    int scores = objective.activation().width(parameters.groups);
    Field output =
        scores == 1
            ? Field.of("score", FieldType.FLOAT)
            : new Field("score", FieldType.FLOAT, numbered("score", scores));
    Field input = new Field("features", FieldType.FLOAT, featureNames());
    return new Signature(List.of(input), List.of(output));
  }

  private List<String> featureNames() throws IOException {
    List<String> names = file.featureNames;
    if (names.isEmpty()) {
      return numbered("f", parameters.features);
    }
    if (names.size() != parameters.features) {
      throw new IOException(
          "feature_names has " + names.size() + " elements, expected " + parameters.features);
    }
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IOException("two features are named '" + name + "'");
      }
    }
    return names;
  }

  private static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }

  private Map<String, String> facts(Booster booster) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", file.versionText());
    facts.put("booster", file.booster);
    facts.put("objective", file.objective);
    facts.putAll(booster.facts());
    facts.put("features", Integer.toString(parameters.features));
    facts.put("groups", Integer.toString(parameters.groups));
    facts.put("base-score", file.parameters.get("base_score"));
    // All trees are used, as Booster.predict does, and not only those up to the best iteration.
    putAttribute(facts, "best-iteration", "best_iteration");
    putAttribute(facts, "best-score", "best_score");
    return Collections.unmodifiableMap(facts);
  }

  private void putAttribute(Map<String, String> facts, String key, String attribute) {
    String value = file.attributes.get(attribute);
    if (value != null) {
      facts.put(key, value);
    }
  }
}
