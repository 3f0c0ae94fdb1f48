package recast.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/** The source as a process: where it listens, and what it has sent. */
final class Source {
  private static final Pattern LISTENING = Pattern.compile("source: listening on (\\S+)");
  private static final Pattern SENT = Pattern.compile("source: sent (\\d+) records? .*");

  private final Process process;
  private final BufferedReader err;
  private final String address;
  private long sent = -1;

  private Source(Process process, BufferedReader err, String address) {
    this.process = process;
    this.err = err;
    this.address = address;
  }

  /** Waits until the source listens. */
  static Source start(Process process) throws IOException, CommandException {
    BufferedReader err = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.matches()) {
        return new Source(process, err, matcher.group(1));
      }
      said.append(line).append('\n');
    }
    throw new CommandException(ExitCode.FAILED, "the source did not start: " + said);
  }

  String address() {
    return address;
  }

  /** Ends the source; returns how many records it has sent in all. */
  synchronized long end() throws IOException, InterruptedException {
    if (sent < 0) {
      // Not process.destroy(): that closes the stream which carries the last line.
      process.toHandle().destroy();
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        Matcher matcher = SENT.matcher(line);
        if (matcher.matches()) {
          sent = Long.parseLong(matcher.group(1));
        }
      }
      process.waitFor();
    }
    return sent;
  }
}
