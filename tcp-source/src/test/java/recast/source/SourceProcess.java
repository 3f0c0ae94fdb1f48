package recast.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import recast.cli.Endpoint;

/** {@code recast source} as a process of its own. */
final class SourceProcess {
  private static final String LISTENING = "source: listening on ";

  private SourceProcess() {}

  static Process start(String... options) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(options));
    builder.environment().remove("RECAST_CONF_DIR");
    return builder.start();
  }

  static List<String> command(String... options) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "source"));
    command.addAll(List.of(options));
    return command;
  }

  static Endpoint address(BufferedReader err) throws IOException {
    String line = err.readLine();
    assertThat(line).startsWith(LISTENING + "127.0.0.1:");
    return Endpoint.parse(line.substring(LISTENING.length()));
  }
}
