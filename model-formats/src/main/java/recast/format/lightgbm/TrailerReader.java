package recast.format.lightgbm;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what follows the trees: the importance of the features, the parameters of the training, and
 * what Python adds.
 */
final class TrailerReader {
  private static final String END_OF_TREES = "end of trees";
  private static final String PANDAS = "pandas_categorical:";

  /** Enough to know any line by. */
  private static final int START = 256;

  private enum Section {
    IMPORTANCES,
    PARAMETERS,
    PARSER,
    AFTER
  }

  private final ModelText text;
  private final Header header;
  private final Map<String, String> parameters = new TreeMap<>();
  private Section section = Section.IMPORTANCES;

  TrailerReader(ModelText text, Header header) {
    this.text = text;
    this.header = header;
  }

  /** The parameters that {@link Parameters} knows; the first line was read as a key. */
  Map<String, String> read() throws IOException {
    String first = text.key();
    if (!first.equals(END_OF_TREES)
        && (header.marksEnds() || !first.equals("feature importances:"))) {
      throw text.problem("expected '" + END_OF_TREES + "', found '" + first + "'");
    }
    text.endLine();
    while (!text.atEnd()) {
      readLine(text.readStart(START));
    }
    if (header.marksEnds() && section != Section.AFTER) {
      throw text.problem("the file ends before 'end of parameters'");
    }
    return parameters;
  }

  private void readLine(String line) throws IOException {
    if (line.startsWith(PANDAS)) {
      refuseCategories(line.substring(PANDAS.length()));
      text.readLine();
      return;
    }
    switch (line) {
      case "parameters:" -> section = Section.PARAMETERS;
      case "parser:" -> section = Section.PARSER;
      case "end of parameters", "end of parser" -> {
        section = Section.AFTER;
        text.readLine();
        return;
      }
      default -> readIn(section, line);
    }
    text.skipLine();
  }

  private void readIn(Section in, String line) throws IOException {
    if (in == Section.PARAMETERS) {
      Parameters.put(line, parameters);
    } else if (in == Section.AFTER && !line.isEmpty()) {
      throw text.problem("expected nothing more, found '" + line + "'");
    }
  }

  /**
   * Only Python knows how to turn values into the numbers of their categories, and the model would
   * take any number without complaint.
   */
  private void refuseCategories(String categories) throws IOException {
    boolean none = categories.equals("null") || categories.matches("\\[[\\[\\], ]*]");
    if (!none) {
      throw text.problem(
          "a model of pandas categories is not supported: only Python maps their values to the"
              + " numbers that the model knows; train with integer codes");
    }
  }
}
