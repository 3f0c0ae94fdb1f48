package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.store.Release;

/** Two swaps of one store share what is on the executors. */
final class ModelPoolTest {
  private SwapBench bench;
  private ModelPool pool;
  private ModelCache one;
  private ModelCache other;
  private Release release;
  private final Set<UUID> live = new HashSet<>();

  @BeforeEach
  void openPool(@TempDir Path directory) throws IOException {
    bench = new SwapBench(directory);
    pool = new ModelPool(bench.intake, this::changed);
    one = new ModelCache(pool);
    other = new ModelCache(pool);
    release = bench.store.publish(TestStore.CLONED);
  }

  private void changed(Set<UUID> now) {
    live.clear();
    live.addAll(now);
  }

  @Test
  void whatOneHasTheOtherDoesNotFetch() throws Exception {
    adopt(one);
    adopt(other);

    assertThat(bench.broadcasts.made()).isEqualTo(1);
    assertThat(live).hasSize(1);
  }

  @Test
  void aModelGoesWithTheLastSwapThatHasIt() throws Exception {
    adopt(one);
    adopt(other);

    one.close();
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
    other.close();

    assertThat(bench.broadcasts.alive()).isZero();
    assertThat(live).isEmpty();
  }

  @Test
  void aSwapThatWasClosedTakesNoModel() throws Exception {
    one.close();
    adopt(one);

    assertThat(bench.broadcasts.alive()).isZero();
  }

  @Test
  void twoThatWantTheSameVersionAtOnceFetchItOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    BackgroundCall<StagedModel> first =
        BackgroundCall.start(() -> one.fetch(release, () -> hold(begun, goOn)));
    begun.await();
    CountDownLatch waits = new CountDownLatch(1);
    BackgroundCall<StagedModel> second =
        BackgroundCall.start(() -> other.fetch(release, waits::countDown));
    waits.await();
    goOn.countDown();

    assertThat(second.get().broadcast()).isSameAs(first.get().broadcast());
    assertThat(bench.broadcasts.made()).isEqualTo(1);
    one.release(first.get());
    other.release(second.get());
    assertThat(bench.broadcasts.alive()).isZero();
  }

  private static void hold(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPinnedModelStaysUntilItIsGivenBackOnce() throws Exception {
    adopt(one);
    Runnable end = pool.pin(one.models().active().orElseThrow());
    Runnable another = pool.pin(one.models().active().orElseThrow());
    one.close();
    end.run();
    end.run();
    assertThat(bench.broadcasts.alive()).isEqualTo(1);

    another.run();

    assertThat(bench.broadcasts.alive()).isZero();
  }

  @Test
  void aModelThatOutlivesItsContextIsNotDestroyedInTheNextOne() throws Exception {
    adopt(one);
    Runnable end = pool.pin(one.models().active().orElseThrow());
    one.close();
    pool.close();

    end.run();

    assertThat(bench.broadcasts.alive()).isEqualTo(1);
    assertThat(live).isEmpty();
  }

  @Test
  void executorsKeepTheModelsOfAllPools() throws Exception {
    SharedLiveModels all = new SharedLiveModels(this::changed);
    ModelCache here = new ModelCache(bench.intake, all.part());
    ModelCache there = new ModelCache(bench.intake, all.part());
    adopt(here);
    adopt(there);
    assertThat(live).hasSize(2);

    here.close();

    assertThat(live).hasSize(1);
  }

  private void adopt(ModelCache cache) throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    cache.update(
        now -> now.start(new ActiveModel(fetched.release(), batch(1), fetched.broadcast())));
    cache.release(fetched);
  }
}
