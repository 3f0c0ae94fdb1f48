package recast.record;

/** One column in a line of values with commas in between: where it ends, and what it holds. */
final class CsvColumn {
  private CsvColumn() {}

  /**
   * Where the value that begins at {@code from} ends: at a comma, or at the end of the record. Only
   * a quote at its beginning is one; any other is a character of the value.
   *
   * @throws RecordException when the quote at its beginning does not end with the value
   */
  static int end(String record, int from) throws RecordException {
    if (!isQuoted(record, from)) {
      return comma(record, from);
    }
    int quote = record.indexOf('"', from + 1);
    while (quote >= 0 && quote + 1 < record.length() && record.charAt(quote + 1) == '"') {
      quote = record.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      throw new RecordException("the quote at character " + (from + 1) + " does not end");
    }
    if (quote + 1 < record.length() && record.charAt(quote + 1) != ',') {
      throw new RecordException("expected a comma after the quote at character " + (quote + 1));
    }
    return quote + 1;
  }

  /** The next comma, or the end of the record. */
  static int comma(String record, int from) {
    int comma = record.indexOf(',', from);
    return comma < 0 ? record.length() : comma;
  }

  /** Whether the value that begins at {@code from} begins with a quote. */
  static boolean isQuoted(String record, int from) {
    return from < record.length() && record.charAt(from) == '"';
  }

  /** Appends what is between the quotes of a value. */
  static void appendUnquoted(String record, int from, int end, StringBuilder to) {
    for (int at = from + 1; at < end - 1; at++) {
      to.append(record.charAt(at));
      at += record.charAt(at) == '"' ? 1 : 0;
    }
  }
}
