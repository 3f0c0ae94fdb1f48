package recast.format.lightgbm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a whole file: header, trees, and what follows them. */
final class ModelReader {
  private final ModelText text;

  private ModelReader(ModelText text) {
    this.text = text;
  }

  static LightGbmModel read(ModelText text) throws IOException {
    return new ModelReader(text).read();
  }

  private LightGbmModel read() throws IOException {
    Header header = HeaderReader.read(text);
    OutputTransform link = OutputTransforms.of(header, text);
    List<RawTree> trees = new ArrayList<>();
    while (readTree(header, trees)) {
      checkCount(header, trees.size());
    }
    if (header.announcedTrees() >= 0 && header.announcedTrees() != trees.size()) {
      throw text.problem("expected " + header.announcedTrees() + " trees, found " + trees.size());
    }
    if (trees.isEmpty() || trees.size() % header.classes() != 0) {
      throw text.problem(
          "expected trees for each of " + header.classes() + " classes, found " + trees.size());
    }
    Map<String, String> parameters = new TrailerReader(text, header).read();
    return ModelCompiler.compile(header, trees, link, parameters, text);
  }

  /** Reads a tree, or nothing when the line begins what follows the trees. */
  private boolean readTree(Header header, List<RawTree> trees) throws IOException {
    String key = text.readKey();
    while (key.isEmpty() && !text.atEnd()) {
      text.endLine();
      key = text.readKey();
    }
    if (!key.equals("Tree")) {
      return false;
    }
    text.readEquals();
    int number = text.readInt();
    if (number != trees.size()) {
      throw text.problem("expected tree " + trees.size() + ", found tree " + number);
    }
    text.endLine();
    trees.add(TreeReader.read(text, header.features().size()));
    return true;
  }

  private void checkCount(Header header, int trees) throws IOException {
    if (header.announcedTrees() >= 0 && trees > header.announcedTrees()) {
      throw text.problem("more than the announced " + header.announcedTrees() + " trees");
    }
  }
}
