package recast.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Records that say their number, and what a log holds of them. */
final class LogFixture {
  private LogFixture() {}

  static ByteBuffer lines(String lines) {
    return ByteBuffer.wrap(lines.getBytes(UTF_8));
  }

  /** The records from {@code from}, included, to {@code to}, excluded, as lines. */
  static String numbers(long from, long to) {
    return LongStream.range(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
  }

  static String read(RecordLog log, long from, long to) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (long at = from; at < to; ) {
      Block block = log.block(at, to);
      lines.append(new String(block.lines(), UTF_8));
      at += block.count();
    }
    return lines.toString();
  }

  /** The names of the segments in {@code directory}. */
  static List<String> segments(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".lines"))
          .sorted()
          .toList();
    }
  }
}
