package recast.swap;

import java.util.Optional;

/**
 * Whether a model fits beside the active one. While a model is swapped in, both are there, and each
 * takes a multiple of its length: its blocks, its bytes, and what they decode to.
 *
 * @param factor how much memory a model takes, in lengths of its payload
 * @param driver the heap of the driver in bytes
 * @param executor the heap of an executor in bytes
 */
public record MemoryBudget(double factor, long driver, long executor) {
  private static final int MIB = 20;

  /** Why a model of {@code incoming} bytes cannot be taken beside one of {@code active} bytes. */
  Optional<String> refusal(long incoming, long active) {
    double needed = factor * (incoming + active);
    long there = Math.min(driver, executor);
    if (needed <= there) {
      return Optional.empty();
    }
    return Optional.of(
        "its %d MiB beside the active %d MiB need about %d MiB of memory (memory-factor %s), the %s has %d MiB; give it more with --%s-memory"
            .formatted(
                incoming >> MIB,
                active >> MIB,
                (long) needed >> MIB,
                factor,
                driver <= executor ? "driver" : "executor",
                there >> MIB,
                driver <= executor ? "driver" : "executor"));
  }
}
