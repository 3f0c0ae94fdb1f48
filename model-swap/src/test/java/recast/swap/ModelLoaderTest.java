package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static recast.swap.SwapBench.batch;

import java.util.List;
import org.junit.jupiter.api.Test;
import recast.fixture.TestStore;
import recast.model.example.CloneModel;
import recast.store.GoldenRecord;
import recast.store.LoadMetrics;
import recast.store.ModelSpec;
import recast.store.PublishRequest;
import recast.store.Release;

/** A loader of good releases. */
final class ModelLoaderTest extends LoaderFixture {
  @Test
  void aGoodReleaseIsAdoptedDecoded() throws Exception {
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));

    told("adopted 1 from " + batch(1));
    assertThat(SwapBench.decoded(swap.modelFor(batch(1)))).isEqualTo(new CloneModel(true));
  }

  @Test
  void anAdoptionSaysHowManyExecutorsWereWarmAndHowLongThatTook() throws Exception {
    start(NEVER);
    warmUp.holdUp();
    loader.want(store.publish(TestStore.CLONED));
    await().until(() -> warmUp.millis() >= 20);
    warmUp.goOn();
    told("adopted 1");

    LoadMetrics effort = bench.adoptions().get(0).effort();
    assertThat(effort.warmed()).isEqualTo("2/3");
    assertThat(effort.warmMs()).isBetween(20L, warmUp.millis());
  }

  @Test
  void ofSeveralWantedReleasesOnlyTheNewestIsRead() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    loader.want(first);
    loader.want(second);
    load();

    told("adopted 2");
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(reader.payloads()).isEqualTo(1);
  }

  @Test
  void aReleaseThatIsSupersededWhileItIsReadIsNotReadToTheEnd() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    reader.whileReading(() -> loader.want(second));
    loader.want(first);
    load();

    told("adopted 2");
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(reader.payloads()).isEqualTo(2);
    assertThat(reader.wholePayloads()).isEqualTo(1);
    assertThat(bench.broadcasts.made()).isEqualTo(1);
  }

  @Test
  void aReleaseThatIsSupersededWhileItIsDecodedIsNotBroadcast() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    reader.afterReading(() -> loader.want(second));
    loader.want(first);
    load();

    told("adopted 2");
    assertThat(reader.wholePayloads()).isEqualTo(2);
    assertThat(bench.broadcasts.made()).isEqualTo(1);
  }

  @Test
  void aReleaseThatIsSupersededWhileItWarmsUpIsReleased() throws Exception {
    start(NEVER);
    warmUp.holdUp();
    loader.want(store.publish(TestStore.CLONED));
    await().until(() -> warmUp.begun() == 1);

    loader.want(store.publish(TestStore.PLAIN));
    await().until(() -> warmUp.begun() == 2);
    warmUp.goOn();

    told("adopted 2");
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(bench.broadcasts.made()).isEqualTo(2);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
  }

  @Test
  void aReleaseThatIsSupersededInTheLastMomentIsNotAdopted() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    warmUp.meanwhile(
        () -> {
          warmUp.meanwhile(() -> {});
          loader.want(second);
        });
    loader.want(first);
    load();

    told("adopted 2");
    assertThat(bench.journal.events()).hasSize(1);
    assertThat(bench.adoptions()).hasSize(1);
  }

  @Test
  void aReleaseThatScoresItsGoldenRecordsIsAdopted() throws Exception {
    start(NEVER);
    GoldenRecord golden = new GoldenRecord("7", "070707");
    loader.want(
        store.publish(
            PublishRequest.of("clone", "").with(ModelSpec.of(List.of(golden, golden))),
            TestStore.CLONED));

    told("adopted 1");
  }

  @Test
  void aReleaseThatAnEarlierAttemptAdoptedIsNotAdoptedAnew() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    bench.adopt(swap, first);
    swap = bench.swap(batch(20));
    swap.resume();
    create(NEVER);
    loader.want(first);
    load().awaitWaiting();

    assertThat(bench.adoptions()).hasSize(1);
    assertThat(warmUp.begun()).isZero();
    ActiveModel model = swap.modelFor(batch(21));
    assertThat(model.from()).isEqualTo(batch(1));
    assertThat(swap.onTrial(model, batch(21))).isFalse();
  }

  @Test
  void aRollbackToAResidentVersionReadsNothingAndNeedsNoMemory() throws Exception {
    start(NEVER);
    Release first = store.publish(TestStore.CLONED);
    loader.want(first);
    told("adopted 1");
    scored(1);
    loader.want(store.publish(TestStore.PLAIN));
    told("adopted 2");
    scored(2);
    int payloads = reader.payloads();

    loader.want(store.rollback(first));

    told("adopted 3 from " + batch(3));
    ActiveModel model = swap.modelFor(batch(3));
    assertThat(model.release().number().value()).isEqualTo(3);
    assertThat(SwapBench.decoded(model)).isEqualTo(new CloneModel(true));
    assertThat(reader.payloads()).isEqualTo(payloads);
    assertThat(bench.broadcasts.made()).isEqualTo(2);
    assertThat(warmUp.begun()).as("executors that came later warm up").isEqualTo(3);
  }
}
