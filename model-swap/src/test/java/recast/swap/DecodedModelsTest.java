package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;
import recast.record.InputSpec;
import recast.record.RecordScorer;
import recast.store.CancellationCheck;

/** A native model must not be closed while a task uses it, and must be afterwards. */
final class DecodedModelsTest {
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final DecodedModels models = new DecodedModels();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  @Test
  void aModelStaysOpenBetweenTasksWhileItIsLive() throws IOException {
    models.acquire(FIRST, this::decode).close();
    models.retain(Set.of(FIRST));
    models.acquire(FIRST, this::decode).close();

    assertThat(made).hasValue(1);
    assertThat(open).hasValue(1);
  }

  @Test
  void aModelThatNobodyUsesIsClosedAtOnceWhenItIsNoLongerLive() throws IOException {
    models.acquire(FIRST, this::decode).close();
    models.acquire(SECOND, this::decode).close();

    models.retain(Set.of(SECOND));

    assertThat(open).hasValue(1);
  }

  @Test
  void aModelInUseIsClosedAfterItsLastTask() throws IOException {
    ModelLease one = models.acquire(FIRST, this::decode);
    ModelLease other = models.acquire(FIRST, this::decode);
    models.retain(Set.of());
    one.close();
    assertThat(open).hasValue(1);

    other.close();

    assertThat(open).hasValue(0);
  }

  @Test
  void aModelThatDoesNotDecodeIsTriedAgain() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> models.acquire(FIRST, DecodedModelsTest::fail))
          .hasMessage("not a model");
    }
    models.retain(Set.of());

    assertThat(open).hasValue(0);
  }

  @Test
  void aModelThatCannotBeClosedDoesNotFailTheTask() throws IOException {
    ModelLease lease =
        models.acquire(
            FIRST,
            pace ->
                scorer(
                    () -> {
                      throw new IllegalStateException("no library");
                    }));
    models.retain(Set.of());

    lease.close();

    assertThat(models.acquire(FIRST, this::decode)).isNotNull();
  }

  private static RecordScorer fail(CancellationCheck pace) throws IOException {
    throw new IOException("not a model");
  }

  private RecordScorer decode(CancellationCheck pace) throws IOException {
    made.incrementAndGet();
    open.incrementAndGet();
    return scorer(open::decrementAndGet);
  }

  private static RecordScorer scorer(Runnable close) throws IOException {
    return new RecordScorer(
        new Model() {
          @Override
          public Signature signature() {
            return Signature.TEXT;
          }

          @Override
          public void score(RowBatch rows, RowBatch scores) {
            throw new AssertionError("nothing is scored");
          }

          @Override
          public void close() {
            close.run();
          }
        },
        new InputSpec.Text());
  }
}
