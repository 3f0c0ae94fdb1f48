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
  private final BufferedReader talk;
  private final String address;
  private long sent = -1;

  private Source(Process process, BufferedReader talk, String address) {
    this.process = process;
    this.talk = talk;
    this.address = address;
  }

  /** Waits until the source listens. */
  static Source start(Process process) throws IOException, CommandException {
    BufferedReader talk = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = talk.readLine(); line != null; line = talk.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.matches()) {
        return new Source(process, talk, matcher.group(1));
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
      for (String line = talk.readLine(); line != null; line = talk.readLine()) {
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
