package recast.publisher;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The records that a command scores: from a file, from stdin, or those of the demonstration. */
final class RecordLines {
  private static final String DEMONSTRATION =
      IntStream.range(0, 20).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

  private RecordLines() {}

  /**
   * Opens them as the application reads its source: what is not UTF-8 is replaced.
   *
   * @param file its name, {@code -} for {@code stdin}, or an empty text for 0 to 19
   */
  static BufferedReader open(String file, InputStream stdin) throws IOException {
    InputStream bytes =
        switch (file) {
          case "" -> new ByteArrayInputStream(DEMONSTRATION.getBytes(StandardCharsets.UTF_8));
          case "-" -> stdin;
          default -> Files.newInputStream(Path.of(file));
        };
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }
}
