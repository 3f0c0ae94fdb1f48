package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source of records, started like a user does it. */
public final class SourceProcess implements AutoCloseable {
  public static final int PER_SECOND = 200;
  public static final int LENGTH = 8;

  private static final Pattern LISTENING = Pattern.compile("source: listening on (\\S+)");
  private static final Pattern SENT = Pattern.compile("source: sent (\\d+) records to .*clients.*");
  private static final Pattern CLIENT = Pattern.compile(" \\S+:\\d+=(\\d+)");

  private final Process process;
  private final Path log;

  private SourceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a source whose records are the numbers from 0 on: none of them comes twice. It begins
   * with its first client.
   */
  public static SourceProcess numbered(RecastProcess recast, Path log) throws IOException {
    String rate = PER_SECOND + "/s";
    SourceProcess source = start(recast, log, "--port", "0", "--rate", rate, "--file", "-");
    Thread feeder = new Thread(() -> feed(source.process), "records");
    feeder.setDaemon(true);
    feeder.start();
    return source;
  }

  /** Starts a source with these options; what it prints goes to {@code log}. */
  public static SourceProcess start(RecastProcess recast, Path log, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("source"));
    words.addAll(List.of(options));
    Process process = recast.start(log, words.toArray(String[]::new));
    // It would wait for clients without end, also when nobody is left to stop it.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new SourceProcess(process, log);
  }

  private static void feed(Process source) {
    try (BufferedWriter lines = source.outputWriter()) {
      for (int i = 0; source.isAlive(); i++) {
        lines.write(record(i) + "\n");
      }
    } catch (IOException e) {
      // The source reads no more: it was stopped.
      assertThat(source.onExit().join().isAlive()).isFalse();
    }
  }

  /** The record with this number. */
  static String record(int number) {
    return String.format(Locale.ROOT, "%0" + LENGTH + "d", number);
  }

  /** Where it listens. */
  public String address() {
    return await("the source listens")
        .atMost(Duration.ofMinutes(1))
        .until(() -> line(LISTENING), Optional::isPresent)
        .orElseThrow()
        .group(1);
  }

  /**
   * What was sent.
   *
   * @param records how many records in all: those from 0 on
   * @param sums how many went over the first connection, over the first two, ...
   */
  public record Sent(int records, List<Integer> sums) {
    /** Whether {@code record} may be the first one after a connection was lost. */
    boolean begins(int record) {
      // What was about to be sent when a connection was lost counts for none.
      int counted = sums.isEmpty() ? 0 : sums.get(sums.size() - 1);
      return sums.stream().anyMatch(sum -> sum <= record && record <= sum + records - counted);
    }
  }

  /** Ends it in good order. */
  public Sent stop() throws IOException, InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
    Matcher sent = line(SENT).orElseThrow();
    List<Integer> sums = new ArrayList<>();
    int before = 0;
    for (Matcher client = CLIENT.matcher(sent.group()); client.find(); ) {
      before += Integer.parseInt(client.group(1));
      sums.add(before);
    }
    return new Sent(Integer.parseInt(sent.group(1)), sums);
  }

  /** The port on which it listens. */
  public int port() {
    String address = address();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Kills it; returns when it is dead. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Optional<Matcher> line(Pattern shape) throws IOException {
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = shape.matcher(line);
      if (matcher.matches()) {
        return Optional.of(matcher);
      }
    }
    return Optional.empty();
  }
}
