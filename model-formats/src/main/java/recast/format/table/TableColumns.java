package recast.format.table;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the columns of a table. */
final class TableColumns {
  private TableColumns() {}

  /** Returns {@code names} when they can be those of a table: a key and something else. */
  static List<String> checked(TextLines lines, List<String> names) throws IOException {
    if (names.size() < 2) {
      throw lines.wrong("expected a key and at least one more column, found " + names);
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty() || !seen.add(name)) {
        throw lines.wrong("expected columns with different names, found " + names);
      }
    }
    return names;
  }
}
