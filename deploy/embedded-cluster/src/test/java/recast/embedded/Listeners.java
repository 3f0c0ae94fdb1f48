package recast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses that a process listens on, as Linux writes them: hexadecimal, with the port. */
final class Listeners {
  private static final String LISTENING = "0A";

  private Listeners() {}

  static List<String> of(long pid) throws IOException {
    Set<String> sockets;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", pid + "", "fd"))) {
      sockets = descriptors.map(Listeners::target).collect(Collectors.toSet());
    }
    Stream<String> rows =
        Stream.concat(
            Files.readAllLines(Path.of("/proc/net/tcp")).stream(),
            Files.readAllLines(Path.of("/proc/net/tcp6")).stream());
    return rows.map(row -> row.strip().split("\\s+", -1))
        .filter(cells -> cells[3].equals(LISTENING))
        .filter(cells -> sockets.contains("socket:[" + cells[9] + "]"))
        .map(cells -> cells[1])
        .toList();
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }
}
