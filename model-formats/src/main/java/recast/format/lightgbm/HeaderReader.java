package recast.format.lightgbm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lines before the trees. */
final class HeaderReader {
  /** More features than any row has; a bound for the memory that their names take. */
  static final int MAX_FEATURES = 1 << 20;

  private final ModelText text;
  private final Set<String> seen = new HashSet<>();
  private String version = "";
  private String objective = "";
  private boolean averaged;
  private int classes = -1;
  private int treesPerIteration = -1;
  private int features = -1;
  private int infos = -1;
  private int trees = -1;
  private List<String> names = List.of();

  private HeaderReader(ModelText text) {
    this.text = text;
  }

  /** Reads up to the blank line before the trees. */
  static Header read(ModelText text) throws IOException {
    return new HeaderReader(text).read();
  }

  private Header read() throws IOException {
    if (!text.readKey().equals("tree")) {
      throw text.problem("expected the first line of a LightGBM model, 'tree'");
    }
    text.endLine();
    while (!text.readKey().isEmpty()) {
      readLine();
    }
    text.endLine();
    require("version", !version.isEmpty());
    require("num_class", classes > 0);
    require("max_feature_idx", features > 0);
    int outputs = treesPerIteration < 0 ? classes : treesPerIteration;
    if (outputs != classes) {
      throw text.problem(classes + " classes and " + outputs + " trees of each iteration");
    }
    requireCount("feature_names", names.size());
    requireCount("feature_infos", infos);
    return new Header(version, outputs, trees, objective, averaged, names);
  }

  private void readLine() throws IOException {
    String key = text.key();
    if (!seen.add(key)) {
      throw text.problem("the header has the key '" + key + "' twice");
    }
    if (key.equals("average_output") || key.equals("boost_from_average")) {
      averaged |= key.equals("average_output");
      text.endLine();
      return;
    }
    text.readEquals();
    switch (key) {
      case "version" -> readVersion();
      case "num_class" -> classes = readCount();
      case "num_tree_per_iteration" -> treesPerIteration = readCount();
      case "max_feature_idx" -> readFeatureCount();
      case "objective" -> objective = text.readLine();
      case "feature_names" -> names = readNames();
      case "feature_infos" -> infos = countValues();
      case "tree_sizes" -> trees = countValues();
      case "label_index", "monotone_constraints" -> text.skipLine();
      default -> throw text.problem("'" + key + "' is not supported in the header");
    }
  }

  private void readVersion() throws IOException {
    version = text.readToken();
    if (!Set.of("v2", "v3", "v4").contains(version)) {
      throw text.problem("version '" + version + "' is not supported, only v2, v3 and v4");
    }
    text.endLine();
  }

  private int readCount() throws IOException {
    int count = text.readInt();
    if (count < 1) {
      throw text.problem("expected at least 1, found " + count);
    }
    text.endLine();
    return count;
  }

  private void readFeatureCount() throws IOException {
    int last = text.readInt();
    if (last < 0 || last >= MAX_FEATURES) {
      throw text.problem("expected 0 to " + (MAX_FEATURES - 1) + ", found " + last);
    }
    features = last + 1;
    text.endLine();
  }

  private List<String> readNames() throws IOException {
    List<String> read = new ArrayList<>();
    Set<String> distinct = new HashSet<>();
    while (!text.atEndOfLine()) {
      String name = text.readToken();
      if (read.size() == MAX_FEATURES) {
        throw text.problem("more than " + MAX_FEATURES + " features");
      }
      if (!distinct.add(name)) {
        throw text.problem("two features are named '" + name + "'");
      }
      read.add(name);
    }
    text.endLine();
    return read;
  }

  private int countValues() throws IOException {
    int count = 0;
    while (!text.atEndOfLine()) {
      text.skipToken();
      count++;
    }
    text.endLine();
    return count;
  }

  private void require(String key, boolean present) throws IOException {
    if (!present) {
      throw text.problem("the header has no '" + key + "'");
    }
  }

  private void requireCount(String key, int count) throws IOException {
    if (count != features) {
      throw text.problem(
          "the header has " + Math.max(0, count) + " " + key + ", expected " + features);
    }
  }
}
