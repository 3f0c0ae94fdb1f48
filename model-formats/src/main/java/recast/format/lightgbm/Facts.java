package recast.format.lightgbm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person may want to know of a model. */
final class Facts {
  private Facts() {}

  static Map<String, String> of(
      Header header, List<RawTree> trees, Map<String, String> parameters) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", header.version());
    facts.put("objective", header.objective().isEmpty() ? "none" : header.objective());
    facts.put("output", header.averaged() ? "mean of trees" : "sum of trees");
    facts.put("classes", String.valueOf(header.classes()));
    facts.put("features", String.valueOf(header.features().size()));
    facts.put("iterations", String.valueOf(trees.size() / header.classes()));
    facts.put("trees", String.valueOf(trees.size()));
    facts.put(
        "linear trees", count(trees.stream().filter(tree -> tree.linear().isPresent()).count()));
    facts.put("nodes", count(trees.stream().mapToLong(RawTree::nodes).sum()));
    facts.put("leaves", count(trees.stream().mapToLong(RawTree::leaves).sum()));
    facts.putAll(parameters);
    return facts;
  }

  private static String count(long number) {
    return String.valueOf(number);
  }
}
