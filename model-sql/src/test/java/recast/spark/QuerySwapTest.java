package recast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.fixture.BackgroundCall;
import recast.fixture.TestStore;
import recast.sql.SqlFixture;
import recast.store.Adoption;
import recast.store.QueryBatches;
import recast.store.Release;
import recast.store.StoreException;
import recast.swap.ActiveModel;

/** The model of each batch of one query, while the file system comes and goes. */
final class QuerySwapTest extends SqlFixture {
  private static final UUID QUERY = UUID.randomUUID();

  private AwayLedger ledger;

  @BeforeEach
  void openLedger() throws StoreException {
    ledger = new AwayLedger(directory.resolve("texts"), QUERY);
  }

  private QuerySwap swap() {
    return new QuerySwap(
        FollowedModels.current().model("texts"), ledger, new SwapLog("model texts"));
  }

  private Release publish(QuerySwap swap, String payload) throws IOException {
    Release release = texts.publish(payload);
    swap.want(release);
    return release;
  }

  private static QueryBatch batch(long number) {
    return new QueryBatch(QUERY, number, "a run");
  }

  private static int released(ActiveModel model) {
    return model.release().number().value();
  }

  private Optional<Integer> adopted(long batch) throws StoreException {
    return ledger
        .at(QueryBatches.instant(batch))
        .map(Adoption::release)
        .map(number -> number.value());
  }

  @Test
  void aFirstBatchWaitsForItsLedgerAndThenForItsAdoption() throws Exception {
    ledger.leave();
    try (QuerySwap swap = swap()) {
      BackgroundCall<ActiveModel> first = BackgroundCall.start(() -> swap.modelFor(batch(0)));
      await().atMost(LONG).until(() -> ledger.failures() > 1);
      ledger.comeBack();

      assertThat(released(first.get())).isEqualTo(1);
      assertThat(adopted(0)).contains(1);
    }
  }

  @Test
  void aQueryGoesOnWithWhatItHasWhileItsLedgerIsAway() throws Exception {
    try (QuerySwap swap = swap()) {
      assertThat(released(swap.modelFor(batch(0)))).isEqualTo(1);
      ledger.leave();
      Release next = publish(swap, TestStore.CLONED);
      await().atMost(LONG).until(() -> ledger.failures() > 0);
      assertThat(released(swap.modelFor(batch(1)))).isEqualTo(1);
      ledger.comeBack();

      await().atMost(LONG).until(() -> adopted(100).equals(Optional.of(2)));
      assertThat(released(swap.modelFor(batch(2)))).isEqualTo(next.number().value());
    }
  }

  @Test
  void aBatchHasOneModelHoweverOftenItIsAskedFor() throws Exception {
    try (QuerySwap swap = swap()) {
      ActiveModel first = swap.modelFor(batch(7));
      publish(swap, TestStore.CLONED);
      await().atMost(LONG).until(() -> adopted(8).equals(Optional.of(2)));

      assertThat(swap.modelFor(batch(7))).isSameAs(first);
      assertThat(released(swap.modelFor(batch(8)))).isEqualTo(2);
      assertThatThrownBy(() -> swap.modelFor(batch(7)))
          .hasMessageContaining("A plan for batch 7")
          .hasMessageContaining("comes in batch 8");
    }
  }

  @Test
  void aLaterRunBeginsWithTheBatchesThatWereDecidedOn() throws Exception {
    try (QuerySwap swap = swap()) {
      swap.modelFor(batch(3));
      publish(swap, TestStore.CLONED);
      await().atMost(LONG).until(() -> adopted(4).equals(Optional.of(2)));
    }

    try (QuerySwap again = swap()) {
      assertThat(released(again.modelFor(batch(3)))).isEqualTo(1);
      assertThat(released(again.modelFor(batch(4)))).isEqualTo(2);
      publish(again, TestStore.PLAIN);
      await().atMost(LONG).until(() -> adopted(5).equals(Optional.of(3)));
      assertThat(released(again.modelFor(batch(5)))).isEqualTo(3);
    }
  }
}
