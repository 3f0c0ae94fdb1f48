package recast.sparkconf;

import java.io.IOException;
import java.util.List;

/** A file of Spark's settings has lines that are wrong: all of them, each with file and line. */
public final class MalformedSettingsException extends IOException {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  MalformedSettingsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
