package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
  private static final long MIB = 1 << 20;

  @Test
  void bothModelsTimesTheFactorMustFit() {
    MemoryBudget budget = new MemoryBudget(2.5, 1_000, 1_000, Long.MAX_VALUE);

    assertThat(budget.refusal(300, 100)).isEmpty();
    assertThat(budget.refusal(301, 100)).isPresent();
  }

  @Test
  void aFirstModelHasAllTheRoom() {
    assertThat(new MemoryBudget(2, 1_000, 1_000, Long.MAX_VALUE).refusal(500, 0)).isEmpty();
    assertThat(new MemoryBudget(2, 1_000, 1_000, Long.MAX_VALUE).refusal(501, 0)).isPresent();
  }

  @Test
  void aRefusalSaysWhatIsNeededWhatThereIsAndWhatMendsIt() {
    assertThat(
            new MemoryBudget(2, 4_096 * MIB, 1_024 * MIB, Long.MAX_VALUE)
                .refusal(400 * MIB, 200 * MIB))
        .contains(
            "its 400 MiB beside the active 200 MiB need about 1200 MiB of memory"
                + " (memory-factor 2.0), the executor has 1024 MiB;"
                + " give it more with --executor-memory");
  }

  @Test
  void theScarcerOfDriverAndExecutorsCounts() {
    assertThat(
            new MemoryBudget(2, 100 * MIB, 200 * MIB, Long.MAX_VALUE)
                .refusal(60 * MIB, 0)
                .orElseThrow())
        .contains("the driver has 100 MiB", "--driver-memory");
  }

  @Test
  void theLargestModelsDoNotOverflow() {
    assertThat(
            new MemoryBudget(4, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)
                .refusal(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isEmpty();
  }

  @Test
  void nativeMemoryIsCountedBesideTheHeap() {
    MemoryBudget budget = new MemoryBudget(2, 1 << 30, 1 << 30, 100 * MIB);

    assertThat(budget.nativeRefusal(60 * MIB, 40 * MIB)).isEmpty();
    assertThat(budget.nativeRefusal(60 * MIB, 41 * MIB))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("60 MiB", "41 MiB", "100 MiB", "memoryOverhead"));
  }
}
