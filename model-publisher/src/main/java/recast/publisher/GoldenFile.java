package recast.publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Messages;
import recast.line.LineFormat;
import recast.line.LineReader;
import recast.store.GoldenRecord;

/**
 * A file of golden records, one a line: a record, a tab, and what the model must make of it; or,
 * for records with a tab and for numbers that may differ, a JSON object, see {@link GoldenJson}.
 */
final class GoldenFile {
  /** Some editors put it in front of UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private GoldenFile() {}

  /**
   * Returns {@code file} when it can be read and is one; that of the cluster is read later.
   *
   * @throws IllegalArgumentException when it is none
   */
  static InputFile checked(InputFile file) {
    if (file.isLocal()) {
      try {
        read(file, 0);
      } catch (IOException e) {
        throw new IllegalArgumentException(Messages.of(e), e);
      }
    }
    return file;
  }

  /**
   * Reads golden records.
   *
   * @param tolerance of those that have none of their own
   * @throws IllegalArgumentException when they are none
   */
  static List<GoldenRecord> read(InputFile file, double tolerance) throws IOException {
    List<GoldenRecord> golden = new ArrayList<>();
    for (String line : lines(file)) {
      int number = golden.size() + 1;
      golden.add(
          line.startsWith("{") && line.indexOf('\t') < 0
              ? GoldenJson.read(line, "line " + number, tolerance)
              : separated(line, number, tolerance));
    }
    if (golden.isEmpty()) {
      throw new IllegalArgumentException("it holds no record");
    }
    return golden;
  }

  private static GoldenRecord separated(String line, int number, double tolerance) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "line %d must be a record, one tab, and its score, or a JSON object: '%s'"
              .formatted(number, line));
    }
    return new GoldenRecord(parts[0], parts[1], tolerance);
  }

  private static List<String> lines(InputFile file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(file.open(), LineFormat.DEFAULT)) {
      reader.forEachRemaining(lines::add);
      if (reader.counts().malformed() > 0) {
        throw new IllegalArgumentException("expected a file in UTF-8");
      }
      if (reader.counts().tooLong() > 0) {
        throw new IllegalArgumentException(
            "expected lines of at most %d bytes".formatted(LineFormat.DEFAULT.longest()));
      }
      return withoutMark(lines);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> withoutMark(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).startsWith(BYTE_ORDER_MARK)) {
      return lines;
    }
    List<String> rest = new ArrayList<>(lines);
    String first = rest.remove(0).substring(BYTE_ORDER_MARK.length());
    if (!first.isEmpty() || !rest.isEmpty()) {
      rest.add(0, first);
    }
    return rest;
  }
}
