package recast.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import recast.run.BatchHeader;
import recast.store.ReleaseNumber;

/** Follows the driver's stdout and prints each batch on a line of its own. */
final class Batches {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintStream out;
  private final Set<ReleaseNumber> releases = new TreeSet<>();
  private Optional<BatchHeader> open = Optional.empty();
  private final List<String> records = new ArrayList<>();

  Batches(PrintStream out) {
    this.out = out;
  }

  /** Follows {@code process} on a thread of its own, until its output ends. */
  void follow(Process process) {
    Thread thread = new Thread(() -> read(process), "batches");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until a batch with records was scored by {@code release}; false when it took too long.
   */
  synchronized boolean await(ReleaseNumber release, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!releases.contains(release)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    return true;
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
      end();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A batch is written whole, so its records have come once the next header comes. */
  private synchronized void accept(String line) {
    Optional<BatchHeader> header = BatchHeader.parse(line);
    if (header.isEmpty()) {
      if (open.isPresent()) {
        records.add(line);
      }
      return;
    }
    open.ifPresent(this::print);
    records.clear();
    open = header;
    if (header.get().records() > 0) {
      releases.add(header.get().release());
      notifyAll();
    }
  }

  private synchronized void end() {
    open.ifPresent(this::print);
    open = Optional.empty();
  }

  private void print(BatchHeader batch) {
    String line =
        "  batch %s  release %-3s version %-3s %5d records  %s"
            .formatted(
                TIME.format(batch.batchTime()),
                batch.release(),
                batch.version().number(),
                batch.records(),
                String.join(" ", records));
    out.println(line.stripTrailing());
  }
}
