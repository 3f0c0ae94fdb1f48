package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.store.Adoption;
import recast.store.GoldenRecord;
import recast.store.ModelSpec;
import recast.store.PublishRequest;
import recast.store.Release;
import recast.store.ReleaseNumber;

/** A loader of releases that must not score. */
final class ModelLoaderRejectionTest extends LoaderFixture {
  @Test
  void aCorruptPayloadIsRejectedAndTheApplicationKeepsItsModel() throws Exception {
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));
    told("adopted 1");
    loader.want(corrupt());

    told("rejected 2").contains("version 2", "SHA-256");
    assertThat(scored(1)).isEqualTo(1);
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
  }

  @Test
  void aShortPayloadIsRejected() throws Exception {
    start(NEVER);
    Release shortened = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(shortened), "{");
    loader.want(shortened);

    told("rejected 1").contains("1 bytes, expected 17");
  }

  @Test
  void theSameModelPublishedAgainHealsACorruptPayload() throws Exception {
    start(NEVER);
    loader.want(corrupt());
    told("rejected 1");

    loader.want(store.publish(TestStore.PLAIN));

    told("adopted 2");
  }

  @Test
  void aPayloadThatIsNoModelIsRejectedWithTheReasonInTheLedger() throws Exception {
    start(NEVER);
    loader.want(store.publish("PK\u0003\u0004"));

    told("rejected 1").contains("version 1 does not decode", "not JSON");
    assertThat(bench.adoptions())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.verdict()).isEqualTo(Adoption.Verdict.REJECTED);
              assertThat(rejection.release().value()).isEqualTo(1);
              assertThat(rejection.reason()).contains("does not decode");
            });
  }

  @Test
  void anUnknownFormatIsRejectedAndTheRightOneIsNot() throws Exception {
    start(NEVER);
    loader.want(store.publish("clown", TestStore.CLONED));
    told("rejected 1").contains("format 'clown' is not installed", "clone");

    loader.want(store.publish("clone", TestStore.CLONED));

    told("adopted 2");
  }

  @ParameterizedTest
  @CsvSource({
    "else, nothing is right: else",
    "runtime, IllegalStateException: what is this?",
    "end, EOFException",
    "deep, StackOverflowError",
    "huge, OutOfMemoryError: Requested array size",
    "link, NoClassDefFoundError: org/example/Native",
  })
  void whateverADecoderThrowsTheReleaseIsRejectedAndTheNextOneIsNot(String payload, String reason)
      throws Exception {
    start(NEVER);
    loader.want(store.publish(HostileFormat.ID, payload));
    told("rejected 1: version 1 does not decode").contains(reason);

    loader.want(store.publish(TestStore.CLONED));

    told("adopted 2");
  }

  @Test
  void aModelThatScoresAGoldenRecordOtherwiseIsRejected() throws Exception {
    start(NEVER);
    List<GoldenRecord> golden =
        List.of(new GoldenRecord("7", "070707"), new GoldenRecord("8", "08"));
    loader.want(
        store.publish(PublishRequest.of("clone", "").with(ModelSpec.of(golden)), TestStore.CLONED));

    told("rejected 1: version 1 scores golden record '8' as '080808', expected '08'");
    assertThat(bench.broadcasts.made()).isZero();
  }

  @Test
  void aWrongGoldenRecordIsAMatterOfItsVersionAndNotOfTheBytes() throws Exception {
    start(NEVER);
    Release first = store.publish(TestStore.PLAIN);
    loader.want(first);
    told("adopted 1");
    scored(1);
    loader.want(store.publish(golden("5", "no"), TestStore.PLAIN));
    told("rejected 2").contains("golden record '5'");

    loader.want(store.rollback(first));
    told("adopted 3");
    scored(2);
    loader.want(store.publish(golden("5", "05"), TestStore.CLONED));
    told("rejected 4");
    loader.want(store.publish(golden("5", "050505"), TestStore.CLONED));
    told("adopted 5");
  }

  @Test
  void aGoldenRecordOfAnyLengthIsShownInShort() throws Exception {
    start(NEVER);
    loader.want(store.publish(golden("5", "x".repeat(20_000)), TestStore.PLAIN));

    told("rejected 1").contains("golden record '5' as '05', expected 'xxx").hasSizeLessThan(300);
  }

  @Test
  void whatScoresNowIsFitWhateverBecameOfTheSameBytesInAnotherRelease() throws Exception {
    start(NEVER);
    Release first = store.publish(TestStore.PLAIN);
    loader.want(first);
    told("adopted 1");
    scored(1);
    bench.quarantine.add(store.publish(TestStore.PLAIN), "9 of 10 records failed");

    loader.want(store.rollback(first));

    told("adopted 3");
  }

  private static PublishRequest golden(String record, String expected) {
    return PublishRequest.of("clone", "")
        .with(ModelSpec.of(List.of(new GoldenRecord(record, expected))));
  }

  @Test
  void aModelThatAnExecutorCannotDecodeIsRejectedAndReleased() throws Exception {
    start(NEVER);
    warmUp.fail("executor 2: no memory");
    loader.want(store.publish(TestStore.CLONED));

    told("rejected 1: executor 2: no memory");
    assertThat(bench.broadcasts.made()).isEqualTo(1);
    assertThat(bench.broadcasts.alive()).isZero();
  }

  @Test
  void aModelThatDoesNotFitBesideTheActiveOneIsRejectedUnread() throws Exception {
    budget = new MemoryBudget(2, 1 << 30, 50, Long.MAX_VALUE);
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));
    told("adopted 1");
    scored(1);
    loader.want(store.publish(TestStore.PLAIN));

    told("rejected 2: version 2 is too large").contains("--executor-memory");
    assertThat(reader.payloads()).isEqualTo(1);
    assertThat(scored(2)).isEqualTo(1);
  }

  @Test
  void whatWasRejectedOnceIsRejectedAgainUnread() throws Exception {
    start(NEVER);
    loader.want(store.publish("no model"));
    told("rejected 1");

    loader.want(store.publish("no model"));

    told("rejected 2: as release 1 before: version 1 does not decode");
    assertThat(reader.payloads()).isEqualTo(1);
  }

  @Test
  void whatAnEarlierAttemptRejectedIsRejectedUnread() throws Exception {
    bench.quarantine.remember(new ReleaseNumber(1), "9 of 10 records failed");
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));

    told("rejected 1: 9 of 10 records failed");
    assertThat(reader.payloads()).isZero();
    loader.want(store.publish(TestStore.CLONED));
    told("adopted 2");
  }

  @Test
  void anApplicationWhoseFirstReleaseIsBadGoesOnWithTheOneOfAnEarlierRun() throws Exception {
    bench.adopt(swap, store.publish(TestStore.CLONED));
    swap = bench.swap(batch(20));
    start(NEVER);
    loader.want(corrupt());

    told("rejected 2");
    told("adopted 1 from " + batch(1));
    assertThat(scored(21)).isEqualTo(1);
  }

  @Test
  void aFirstReleaseThatAnEarlierRunCouldUseIsPassedOverWhenItIsBadNow() throws Exception {
    bench.adopt(swap, store.publish(TestStore.CLONED));
    scored(1);
    Release second = store.publish(TestStore.PLAIN);
    bench.adopt(swap, second);
    swap = bench.swap(batch(20));
    Files.writeString(store.payload(second), "{\"cloned\": fals?}");
    start(NEVER);
    loader.want(second);

    told("rejected 2");
    told("adopted 1 from " + batch(1));
    assertThat(scored(21)).isEqualTo(1);
    assertThat(SwapBench.run(bench.swap(batch(30)), 21))
        .as("the same when it is scored again")
        .isEqualTo(1);
  }

  private Release corrupt() throws Exception {
    Release corrupt = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(corrupt), "{\"cloned\": fals?}");
    return corrupt;
  }

  @Test
  void aReleaseThatWasRolledBackIsNoFallback() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    bench.adopt(swap, first);
    scored(1);
    bench.adopt(swap, store.publish(TestStore.PLAIN));
    scored(2);
    Release back = store.rollback(first);
    bench.adopt(swap, back);
    scored(3);
    // A later run, for which the version that is current now is not readable.
    Files.writeString(store.payload(first), "{");
    swap = bench.swap(batch(20));
    BackgroundCall<Void> loading = start(NEVER);
    loader.want(back);

    told("rejected 3");
    loading.awaitWaiting();
    assertThat(swap.awaitFirst(Duration.ZERO)).isFalse();
  }
}
