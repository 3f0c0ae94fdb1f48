package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.TestStore;
import recast.store.LoadMetrics;
import recast.store.Release;

/** A model lives for as long as somebody holds it. */
final class ModelCacheTest {
  private SwapBench bench;
  private ModelCache cache;
  private Release release;
  private Set<UUID> live = Set.of();

  @BeforeEach
  void openCache(@TempDir Path directory) throws IOException {
    bench = new SwapBench(directory);
    cache = new ModelCache(bench.intake, now -> live = now);
    release = bench.store.publish(TestStore.CLONED);
  }

  @Test
  void aModelThatNobodyElseHoldsGoesWithItsRelease() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    assertThat(bench.broadcasts.alive()).isEqualTo(1);

    cache.release(fetched);

    assertThat(bench.broadcasts.alive()).isZero();
    assertThat(bench.broadcasts.parts()).isZero();
  }

  @Test
  void executorsKeepAModelForAsLongAsItIsHere() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    assertThat(live).containsExactly(fetched.broadcast().value().id());
    cache.update(now -> now.start(active(fetched)));
    cache.release(fetched);
    assertThat(live).hasSize(1);

    cache.update(now -> ActiveModels.NONE);

    assertThat(live).isEmpty();
  }

  @Test
  void aModelOfTheSnapshotOutlivesTheReleaseOfTheLoader() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    cache.update(now -> now.offer(active(fetched)));
    cache.release(fetched);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);

    cache.update(now -> ActiveModels.NONE);

    assertThat(bench.broadcasts.alive()).isZero();
  }

  @Test
  void aModelThatIsAcquiredOutlivesTheSnapshot() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    cache.update(now -> now.start(active(fetched)));
    cache.release(fetched);
    StagedModel acquired = cache.acquire(release).orElseThrow();
    cache.update(now -> ActiveModels.NONE);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);

    cache.release(acquired);

    assertThat(bench.broadcasts.alive()).isZero();
  }

  @Test
  void anotherReleaseOfTheSameVersionSharesTheModel() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    cache.update(now -> now.start(active(fetched)));
    bench.store.publish(TestStore.PLAIN);
    Release again = bench.store.rollback(release);

    StagedModel acquired = cache.acquire(again).orElseThrow();

    assertThat(acquired.release()).isEqualTo(again);
    assertThat(acquired.broadcast()).isSameAs(fetched.broadcast());
    assertThat(acquired.effort()).isEqualTo(LoadMetrics.NONE);
  }

  @Test
  void aModelThatIsOnlyAcquiredIsNotHandedOut() throws Exception {
    cache.fetch(release, () -> {});

    assertThat(cache.acquire(release)).isEmpty();
  }

  @Test
  void aSnapshotThatWasReadStaysAsItWas() throws Exception {
    StagedModel fetched = cache.fetch(release, () -> {});
    ActiveModels before = cache.models();

    cache.update(now -> now.start(active(fetched)));

    assertThat(before.active()).isEmpty();
    assertThat(cache.models().active()).map(ActiveModel::release).contains(release);
  }

  private static ActiveModel active(StagedModel staged) {
    return new ActiveModel(staged.release(), batch(1), staged.broadcast());
  }
}
