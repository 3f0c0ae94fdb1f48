package recast.swap;

import java.util.Optional;

/**
 * Whether a model fits beside the active one. While a model is swapped in, both are there, and each
 * takes a multiple of its length: its blocks, its bytes, and what they decode to.
 *
 * @param factor how much memory a model takes, in lengths of its payload
 * @param driver the heap of the driver in bytes
 * @param executor the heap of an executor in bytes
 * @param outside what either has outside of its heap for native memory of models, in bytes
 */
public record MemoryBudget(double factor, long driver, long executor, long outside) {
  private static final int MIB = 20;

  /** Why a model cannot be taken that has {@code incoming} bytes outside of the heap. */
  Optional<String> nativeRefusal(long incoming, long active) {
    return incoming + active <= outside
        ? Optional.empty()
        : Optional.of(
            "its %d MiB outside of the heap, beside the active %d MiB, are more than the %d MiB there; give more with -- --conf spark.driver.memoryOverhead and spark.executor.memoryOverhead"
                .formatted(incoming >> MIB, active >> MIB, outside >> MIB));
  }

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
