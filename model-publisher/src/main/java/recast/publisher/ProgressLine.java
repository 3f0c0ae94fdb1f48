package recast.publisher;

import java.io.PrintStream;
import java.time.Duration;
import recast.cli.Durations;
import recast.store.Release;

/** Shows on one line how long a wait has lasted. */
final class ProgressLine implements AutoCloseable {
  private final AdoptionWaitOptions awaited;
  private final Release release;
  private final PrintStream out;
  private boolean open;
  private boolean closed;

  ProgressLine(AdoptionWaitOptions awaited, Release release, PrintStream out) {
    this.awaited = awaited;
    this.release = release;
    this.out = out;
  }

  synchronized void show(Duration waited) {
    if (!closed) {
      open = true;
      out.printf(
          "\rwaiting for %s to adopt release %s: %d s of %s",
          awaited.app(), release.number(), waited.toSeconds(), Durations.print(awaited.timeout()));
      out.flush();
    }
  }

  /** Ends the line; what others say next begins a new one. */
  @Override
  public synchronized void close() {
    if (open) {
      out.println();
    }
    open = false;
    closed = true;
  }
}
