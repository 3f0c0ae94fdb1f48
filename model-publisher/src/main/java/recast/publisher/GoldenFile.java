package recast.publisher;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Messages;
import recast.store.GoldenRecord;

/** A file of golden records: a record, a tab, and what the model must make of it, on each line. */
final class GoldenFile {
  private GoldenFile() {}

  static List<GoldenRecord> read(String file) {
    List<GoldenRecord> golden = new ArrayList<>();
    for (String line : lines(Path.of(file))) {
      String[] parts = line.split("\t", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "line %d must be a record, one tab, and its score: '%s'"
                .formatted(golden.size() + 1, line));
      }
      golden.add(new GoldenRecord(parts[0], parts[1]));
    }
    return golden;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("expected a file in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(Messages.of(e), e);
    }
  }
}
