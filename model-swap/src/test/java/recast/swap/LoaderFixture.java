package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static recast.swap.SwapBench.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.BackgroundCall;
import recast.fixture.CountingReader;
import recast.fixture.TestStore;

/** A loader on a thread of its own, with a real store and a real swap. */
abstract class LoaderFixture {
  static final Duration SOON = Duration.ofMillis(5);
  static final Duration NEVER = Duration.ofDays(1);

  final FakeWarmUp warmUp = new FakeWarmUp();
  SwapBench bench;
  TestStore store;
  CountingReader reader;
  MemoryBudget budget = new MemoryBudget(2, 1 << 30, 1 << 30, Long.MAX_VALUE);
  ModelSwap swap;
  ModelLoader loader;
  private Optional<BackgroundCall<Void>> running = Optional.empty();
  private int told;

  @BeforeEach
  final void openStore(@TempDir Path directory) throws IOException {
    bench = new SwapBench(directory);
    store = bench.store;
    reader = bench.reader;
    swap = bench.swap(batch(0));
  }

  @AfterEach
  final void endLoader() {
    running.ifPresent(BackgroundCall::end);
  }

  /** Makes the loader, which does not run yet. */
  final void create(Duration nextTry) {
    loader = new ModelLoader(budget, warmUp, bench.quarantine, swap, bench.journal, nextTry);
  }

  final BackgroundCall<Void> load() {
    BackgroundCall<Void> loading =
        BackgroundCall.start(
            () -> {
              loader.run();
              return null;
            });
    running = Optional.of(loading);
    return loading;
  }

  final BackgroundCall<Void> start(Duration nextTry) {
    create(nextTry);
    return load();
  }

  /** Runs a batch to its end; the number of the release that scored it. */
  final int scored(int batch) throws Exception {
    return SwapBench.run(swap, batch);
  }

  /** The next event that begins like this. */
  final AbstractStringAssert<?> told(String begin) {
    List<String> events = bench.journal.events();
    int from = told;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events.stream().skip(from).anyMatch(event -> event.startsWith(begin)));
    while (!events.get(told).startsWith(begin)) {
      told++;
    }
    told++;
    return assertThat(events.get(told - 1));
  }
}
