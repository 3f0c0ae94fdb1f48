package recast.publisher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Messages;
import recast.store.GoldenRecord;

/** A file of golden records: a record, a tab, and what the model must make of it, on each line. */
final class GoldenFile {
  private GoldenFile() {}

  /**
   * Returns {@code file} when it can be read and is one; that of the cluster is read later.
   *
   * @throws IllegalArgumentException when it is none
   */
  static InputFile checked(InputFile file) {
    if (file.isLocal()) {
      try {
        read(file);
      } catch (IOException e) {
        throw new IllegalArgumentException(Messages.of(e), e);
      }
    }
    return file;
  }

  /**
   * Reads golden records.
   *
   * @throws IllegalArgumentException when they are none
   */
  static List<GoldenRecord> read(InputFile file) throws IOException {
    List<GoldenRecord> golden = new ArrayList<>();
    for (String line : lines(file)) {
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

  private static List<String> lines(InputFile file) throws IOException {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), strict))) {
      return reader.lines().toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new IllegalArgumentException("expected a file in UTF-8", e);
      }
      throw e.getCause();
    }
  }
}
