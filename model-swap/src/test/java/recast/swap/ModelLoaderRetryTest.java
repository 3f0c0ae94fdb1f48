package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recast.swap.SwapBench.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.store.Release;

/** A loader of releases that cannot be had right now. */
final class ModelLoaderRetryTest extends LoaderFixture {
  @Test
  void aMissingPayloadIsTriedAgainUntilItIsThere() throws Exception {
    start(SOON);
    Release release = store.publish(TestStore.CLONED);
    Path hidden = store.payload(release).resolveSibling("hidden");
    Files.move(store.payload(release), hidden);
    loader.want(release);
    told("delayed 1").contains("does not exist");
    told("delayed 1").contains("does not exist");

    Files.move(hidden, store.payload(release));

    told("adopted 1");
  }

  @Test
  void aNewerReleaseEndsTheWaitForOneThatCannotBeRead() throws Exception {
    start(NEVER);
    loader.want(missing());
    told("delayed 1");

    loader.want(store.publish(TestStore.PLAIN));

    told("adopted 2");
  }

  @Test
  void aModelThatCannotBeBroadcastIsTriedAgain() throws Exception {
    start(SOON);
    bench.broadcasts.fill();
    loader.want(store.publish(TestStore.CLONED));
    told("delayed 1").contains("no room");

    bench.broadcasts.empty();

    told("adopted 1");
  }

  @Test
  void aReleaseWhoseAdoptionCannotBeWrittenIsTriedAgainUnread() throws Exception {
    store.blockAdoptions();
    start(SOON);
    loader.want(store.publish(TestStore.CLONED));
    told("delayed 1").contains("what app makes of releases");
    told("delayed 1");

    store.unblockAdoptions();

    told("adopted 1");
    assertThat(reader.payloads()).isEqualTo(1);
    assertThat(bench.broadcasts.made()).isEqualTo(1);
    assertThat(warmUp.begun()).isEqualTo(1);
  }

  @Test
  void aNewerReleaseTakesThePlaceOfOneWhoseAdoptionCannotBeWritten() throws Exception {
    store.blockAdoptions();
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));
    told("delayed 1");
    store.unblockAdoptions();

    loader.want(store.publish(TestStore.PLAIN));

    told("adopted 2");
    assertThat(bench.broadcasts.made()).isEqualTo(2);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
  }

  @Test
  void aThirdModelWaitsUntilTheSecondHasItsFirstBatch() throws Exception {
    budget = new MemoryBudget(2, 1 << 30, 70, Long.MAX_VALUE);
    start(SOON);
    loader.want(store.publish(TestStore.CLONED));
    told("adopted 1");
    scored(1);
    loader.want(store.publish(TestStore.PLAIN));
    told("adopted 2");
    loader.want(store.publish("{\"cloned\":true}"));
    told("delayed 3").contains("until the one before it has its first batch");
    assertThat(reader.payloads()).isEqualTo(2);

    scored(2);

    told("adopted 3 from " + batch(3));
    assertThat(bench.broadcasts.alive()).isEqualTo(2);
  }

  @Test
  void anInterruptEndsTheLoaderWhileItWaits() throws Exception {
    BackgroundCall<Void> running = start(NEVER);
    loader.want(missing());
    told("delayed 1");

    running.interrupt();

    assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
  }

  private Release missing() throws Exception {
    Release missing = store.publish(TestStore.CLONED);
    Files.delete(store.payload(missing));
    return missing;
  }
}
