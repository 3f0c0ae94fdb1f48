package recast.format.xgboost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A model as the file has it; each part is readable, but they may not fit together. */
final class ModelFile {
  int[] version = {};
  String booster = "";
  String objective = "";
  final Map<String, String> parameters = new TreeMap<>();
  final Map<String, String> attributes = new TreeMap<>();
  final List<String> featureNames = new ArrayList<>();

  final List<TreeFile> trees = new ArrayList<>();
  int[] treeGroups = {};
  float[] treeWeights = {};
  float[] linearWeights = {};

  static ModelFile read(DocumentReader in) throws IOException {
    ModelFile file = new ModelFile();
    in.object(
        key -> {
          switch (key) {
            case "learner" -> file.readLearner(in);
            case "version" -> file.version = in.ints();
            default -> in.skip();
          }
        });
    in.end();
    return file;
  }

  /** The version of XGBoost that wrote the file; empty when it does not say. */
  String versionText() {
    return Arrays.stream(version).mapToObj(Integer::toString).collect(Collectors.joining("."));
  }

  private void readLearner(DocumentReader in) throws IOException {
    in.object(
        key -> {
          switch (key) {
            case "attributes" -> readTexts(in, attributes);
            case "feature_names" -> in.array(() -> featureNames.add(in.text()));
            case "gradient_booster" -> readBooster(in);
            case "learner_model_param" -> readTexts(in, parameters);
            case "objective" -> readObjective(in);
            default -> in.skip();
          }
        });
  }

  private static void readTexts(DocumentReader in, Map<String, String> texts) throws IOException {
    in.object(key -> texts.put(key, in.text()));
  }

  private void readObjective(DocumentReader in) throws IOException {
    in.object(
        key -> {
          if (key.equals("name")) {
            objective = in.text();
          } else {
            in.skip();
          }
        });
  }

  /** Reads any booster; that of a dart is around another one. */
  private void readBooster(DocumentReader in) throws IOException {
    in.object(
        key -> {
          switch (key) {
            case "name" -> booster = in.text();
            case "model" -> readModel(in);
            case "gbtree" -> readInnerBooster(in);
            case "weight_drop" -> treeWeights = in.floats();
            default -> in.skip();
          }
        });
  }

  private void readInnerBooster(DocumentReader in) throws IOException {
    in.object(
        key -> {
          if (key.equals("model")) {
            readModel(in);
          } else {
            in.skip();
          }
        });
  }

  private void readModel(DocumentReader in) throws IOException {
    in.object(
        key -> {
          switch (key) {
            case "trees" -> in.array(() -> trees.add(TreeFile.read(in)));
            case "tree_info" -> treeGroups = in.ints();
            // In files of 3.4 a dart is a gbtree whose trees have weights.
            case "weight_drop" -> treeWeights = in.floats();
            case "weights" -> linearWeights = in.floats();
            default -> in.skip();
          }
        });
  }
}
