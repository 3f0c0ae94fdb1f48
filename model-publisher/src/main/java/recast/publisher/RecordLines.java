package recast.publisher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recast.line.LineCounts;
import recast.line.LineFormat;
import recast.line.LineReader;

/** The records that a command scores: from a file, from stdin, or those of the demonstration. */
final class RecordLines {
  private static final String DEMONSTRATION =
      IntStream.range(0, 20).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

  private RecordLines() {}

  /**
   * What is wrong with the name of the file, before anything is read. A pipe is as good as a file.
   */
  static Optional<String> problem(String file) {
    if (file.isEmpty() || file.equals("-")) {
      return Optional.empty();
    }
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return Optional.of("FILE '" + file + "': there is no such file");
    }
    if (Files.isDirectory(path)) {
      return Optional.of("FILE '" + file + "': is a directory, expected a file of records");
    }
    return Files.isReadable(path)
        ? Optional.empty()
        : Optional.of("FILE '" + file + "': expected a file that can be read");
  }

  /**
   * Opens them as the application reads its source.
   *
   * @param file its name, {@code -} for {@code stdin}, or an empty text for 0 to 19
   */
  static LineReader open(String file, InputStream stdin) throws IOException {
    InputStream bytes =
        switch (file) {
          case "" -> new ByteArrayInputStream(DEMONSTRATION.getBytes(StandardCharsets.UTF_8));
          case "-" -> stdin;
          default -> Files.newInputStream(Path.of(file));
        };
    return new LineReader(bytes, LineFormat.DEFAULT);
  }

  /** Says what was wrong with the lines of {@code file}, if anything. */
  static void report(String file, LineCounts counts, PrintStream err) {
    if (counts.tooLong() > 0) {
      err.printf(
          "skipped %d lines of %s of more than %d bytes%n",
          counts.tooLong(), file, LineFormat.DEFAULT.longest());
    }
    if (counts.malformed() > 0) {
      err.printf("%d lines of %s are not UTF-8%n", counts.malformed(), file);
    }
  }
}
