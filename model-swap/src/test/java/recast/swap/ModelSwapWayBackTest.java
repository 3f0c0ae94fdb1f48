package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.swap.SwapBench.batch;
import static recast.swap.SwapBench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.ReleaseNumber;

/** A newly adopted release that fails a batch gives way to the one before. */
final class ModelSwapWayBackTest {
  private static final String REASON = "9 of 10 records failed";

  private SwapBench bench;
  private ModelSwap swap;
  private Release first;

  @BeforeEach
  void scoreABatchWithTheFirst(@TempDir Path directory) throws Exception {
    bench = new SwapBench(directory);
    swap = bench.swap(batch(0));
    first = bench.store.publish(TestStore.CLONED);
    bench.adopt(swap, first);
    run(swap, 1);
  }

  @Test
  void aModelIsOnTrialForItsFirstBatches() {
    ActiveModel model = new ActiveModel(first, batch(5), FakeBroadcast.ofModel());

    assertThat(swap.onTrial(model, batch(5))).isTrue();
    assertThat(swap.onTrial(model, batch(5 + SwapBench.TRIAL_BATCHES - 1))).isTrue();
    assertThat(swap.onTrial(model, batch(5 + SwapBench.TRIAL_BATCHES))).isFalse();
  }

  @Test
  void theBatchIsScoredByTheReleaseBefore() throws Exception {
    ActiveModel failed = failing(TestStore.PLAIN, 2);
    int payloads = bench.reader.payloads();

    ActiveModel before = swap.rollBack(failed, batch(2), REASON).orElseThrow();

    assertThat(before.release()).isEqualTo(first);
    assertThat(before.from()).isEqualTo(batch(1));
    assertThat(destroyed(before)).isFalse();
    assertThat(bench.reader.payloads()).isEqualTo(payloads);
    assertThat(bench.journal.events())
        .endsWith("rejected 2: " + REASON, "adopted 1 from " + batch(1));
  }

  @Test
  void theRejectionIsInForceBeforeTheBatchIsScored() throws Exception {
    ActiveModel failed = failing(TestStore.PLAIN, 2);
    swap.completed(batch(2));

    swap.rollBack(swap.modelFor(batch(3)), batch(3), REASON);

    assertThat(bench.adoptions().get(0))
        .satisfies(
            rejection -> {
              assertThat(rejection.release()).isEqualTo(failed.release().number());
              assertThat(rejection.verdict()).isEqualTo(Adoption.Verdict.REJECTED);
              assertThat(rejection.from()).isEqualTo(batch(3));
              assertThat(rejection.reason()).isEqualTo(REASON);
            });
    assertThat(releaseInForceAt(2)).isEqualTo(2);
    assertThat(releaseInForceAt(3)).isEqualTo(1);
  }

  @Test
  void theFailedModelIsReleasedAndLaterBatchesStayWithTheOneBefore() throws Exception {
    ActiveModel failed = failing(TestStore.PLAIN, 2);
    swap.rollBack(failed, batch(2), REASON);
    swap.completed(batch(2));

    assertThat(destroyed(failed)).isTrue();
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
    ActiveModel later = swap.modelFor(batch(3));
    assertThat(later.release()).isEqualTo(first);
    assertThat(destroyed(later)).isFalse();
  }

  @Test
  void theReleaseBeforeIsReadAgainWhenItWasReleased() throws Exception {
    ActiveModel failed = failing(TestStore.PLAIN, 2);
    swap.makeRoom();
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
    int payloads = bench.reader.payloads();

    ActiveModel before = swap.rollBack(failed, batch(2), REASON).orElseThrow();

    assertThat(before.release()).isEqualTo(first);
    assertThat(destroyed(before)).isFalse();
    assertThat(bench.reader.payloads()).isEqualTo(payloads + 1);
    swap.completed(batch(2));
    assertThat(bench.broadcasts.alive()).isEqualTo(1);
  }

  @Test
  void theReleaseBeforeStaysResidentAsLongAsThereIsAWayBackToIt() throws Exception {
    failing(TestStore.PLAIN, 2);
    swap.completed(batch(2));
    assertThat(run(swap, 3)).isEqualTo(2);
    assertThat(run(swap, 4)).isEqualTo(2);
    assertThat(bench.broadcasts.alive()).isEqualTo(2);

    assertThat(run(swap, 5)).isEqualTo(2);

    assertThat(bench.broadcasts.alive()).isEqualTo(1);
  }

  @Test
  void twoNewReleasesThatFailGoBackTwoSteps() throws Exception {
    failing(TestStore.PLAIN, 2);
    swap.completed(batch(2));
    ActiveModel third = failing("{\"cloned\":true}", 3);

    ActiveModel second = swap.rollBack(third, batch(3), REASON).orElseThrow();
    ActiveModel before = swap.rollBack(second, batch(3), REASON).orElseThrow();
    swap.completed(batch(3));
    assertThat(bench.broadcasts.alive()).isEqualTo(1);

    assertThat(second.release().number().value()).isEqualTo(2);
    assertThat(before.release()).isEqualTo(first);
    assertThat(releaseInForceAt(2)).isEqualTo(2);
    assertThat(releaseInForceAt(3)).isEqualTo(1);
    assertThat(run(swap, 4)).isEqualTo(1);
  }

  @Test
  void whatWentTheWayBackIsNotTriedAgain() throws Exception {
    swap.rollBack(failing(TestStore.PLAIN, 2), batch(2), REASON);

    assertThat(bench.quarantine.reason(bench.store.publish(TestStore.PLAIN)))
        .contains("as release 2 before: " + REASON);
    assertThat(bench.quarantine.reason(first)).isEmpty();
  }

  @Test
  void aReleaseWithoutOneBeforeScoresOnAndThatIsCritical() throws Exception {
    ActiveModel only = swap.modelFor(batch(2));

    assertThat(swap.rollBack(only, batch(2), REASON)).isEmpty();

    assertThat(bench.journal.events()).endsWith("failing 1: " + REASON);
    swap.completed(batch(2));
    assertThat(run(swap, 3)).isEqualTo(1);
    assertThat(bench.adoptions())
        .extracting(Adoption::verdict)
        .containsOnly(Adoption.Verdict.ADOPTED);
  }

  @Test
  void aReleaseThatAnEarlierRunAdoptedIsAWayBackToo() throws Exception {
    ModelSwap fresh = bench.swap(batch(20));
    bench.adopt(fresh, bench.store.publish(TestStore.PLAIN));
    ActiveModel failed = fresh.modelFor(batch(21));

    Optional<ActiveModel> before = fresh.rollBack(failed, batch(21), REASON);

    assertThat(before).map(ActiveModel::release).contains(first);
  }

  @Test
  void aReleaseThatALaterRunAdoptedOnceMoreIsNoWayBackToItself() throws Exception {
    failing(TestStore.PLAIN, 2);
    swap.completed(batch(2));
    ModelSwap again = bench.swap(batch(20));
    bench.adopt(again, bench.reader.release(new ReleaseNumber(2)));
    ActiveModel failed = again.modelFor(batch(21));

    Optional<ActiveModel> before = again.rollBack(failed, batch(21), REASON);

    assertThat(before).map(ActiveModel::release).contains(first);
    assertThat(releaseInForceAt(21)).isEqualTo(1);
  }

  @Test
  void whatWasAdoptedMeanwhileScoresTheNextBatchAllTheSame() throws Exception {
    ActiveModel failed = failing(TestStore.PLAIN, 2);
    bench.adopt(swap, bench.store.publish("{\"cloned\":true}"));

    swap.rollBack(failed, batch(2), REASON);
    swap.completed(batch(2));

    assertThat(run(swap, 3)).isEqualTo(3);
    assertThat(releaseInForceAt(3)).isEqualTo(3);
  }

  @Test
  void aBatchDoesNotGoBackBeforeThatIsWritten() throws Exception {
    failing(TestStore.PLAIN, 2);
    swap.completed(batch(2));
    ActiveModel failed = swap.modelFor(batch(3));
    Path rejection = bench.store.adoption(failed.release(), batch(3));
    Path obstacle = Files.createDirectories(rejection.resolve("obstacle"));
    BackgroundCall<Optional<ActiveModel>> waiting =
        BackgroundCall.start(() -> swap.rollBack(failed, batch(3), REASON));
    waiting.awaitPausing();
    assertThat(bench.journal.events()).doesNotContain("rejected 2: " + REASON);

    Files.delete(obstacle);
    Files.delete(rejection);

    assertThat(waiting.get()).map(ActiveModel::release).contains(first);
    assertThat(releaseInForceAt(3)).isEqualTo(1);
    assertThat(bench.written()).hasSize(3);
  }

  private ActiveModel failing(String payload, int batch) throws Exception {
    bench.adopt(swap, bench.store.publish(payload));
    return swap.modelFor(batch(batch));
  }

  private int releaseInForceAt(int batch) throws IOException {
    return bench
        .store
        .ledger()
        .at(batch(batch))
        .map(adoption -> adoption.release().value())
        .orElse(0);
  }

  private static boolean destroyed(ActiveModel model) {
    return ((FakeBroadcast<?>) model.broadcast()).destroyed();
  }
}
