package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recast.run.BatchHeader;

/** How late the batches of an application were, and how late while it swapped. */
final class Delays {
  /** How much later than 99 of 100 others a batch may be: docs/performance.md has the limits. */
  private static final double FACTOR = 1.25;

  private static final long OR_MILLIS = 150;

  private final Instant since;
  private final List<Span> swaps = new ArrayList<>();
  private List<BatchHeader> batches = List.of();

  /** Batches before {@code since} do not count: compilers are at work. */
  Delays(Instant since) {
    this.since = since;
  }

  /** The batches of a time, its ends included. */
  record Span(Instant from, Instant to) {
    boolean holds(BatchHeader batch) {
      return !batch.batchTime().isBefore(from) && !batch.batchTime().isAfter(to);
    }
  }

  void swap(Span swap) {
    swaps.add(swap);
  }

  /** Takes the batches from what their driver has printed. */
  void read(List<String> printed) {
    batches =
        printed.stream()
            .map(BatchHeader::parse)
            .flatMap(Optional::stream)
            .filter(batch -> !batch.batchTime().isBefore(since))
            .toList();
  }

  /** Shows them in milliseconds, shortest first. */
  void print() {
    System.err.println("delays during swaps: " + millis(true) + ", without: " + millis(false));
  }

  /** No batch was held up by a swap. */
  void assertWithinLimits() {
    List<Long> still = millis(false);
    long p99 = still.get((int) Math.ceil(still.size() * 0.99) - 1);
    assertThat(millis(true))
        .allMatch(delay -> delay <= Math.max((long) (FACTOR * p99), p99 + OR_MILLIS));
  }

  private List<Long> millis(boolean swapping) {
    return batches.stream()
        .filter(batch -> swaps.stream().anyMatch(swap -> swap.holds(batch)) == swapping)
        .map(batch -> batch.delay().toMillis())
        .sorted()
        .toList();
  }
}
