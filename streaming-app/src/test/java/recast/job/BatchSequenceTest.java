package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BatchSequenceTest {
  private static final Instant FIRST = Instant.ofEpochMilli(1_000);

  private final BatchSequence sequence = new BatchSequence();
  private final List<Instant> completed = new ArrayList<>();

  static Stream<Throwable> failures() {
    return Stream.of(
        new IOException("no space left"),
        new IllegalStateException("a task has failed"),
        new InterruptedException("stopped"),
        new AssertionError("a bug"),
        new OutOfMemoryError("heap space"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void noBatchOfABacklogRunsAfterOneThatHasFailed(Throwable failure) throws Exception {
    run(0);
    assertThatThrownBy(() -> sequence.run(time(1), () -> fail(failure))).isSameAs(failure);

    for (int backlog = 2; backlog <= 6; backlog++) {
      int batch = backlog;
      assertThatThrownBy(() -> run(batch))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(time(1).toString());
    }
    assertThat(completed).containsExactly(time(0));
    assertThatThrownBy(sequence::requireNoFailure).isInstanceOf(IOException.class);
  }

  @Test
  void aBatchThatRunsHasNotFailed() throws Exception {
    sequence.run(
        time(0), () -> assertThatCode(sequence::requireNoFailure).doesNotThrowAnyException());
  }

  @Test
  void noBatchRunsOnceTheStreamHasFailed() throws Exception {
    run(0);

    sequence.end();

    assertThatThrownBy(() -> run(1)).isInstanceOf(IOException.class);
    assertThat(completed).containsExactly(time(0));
  }

  @Test
  void noBatchBeginsOnceItIsClosed() throws Exception {
    assertThat(run(0)).isTrue();

    sequence.close();

    assertThat(run(1)).isFalse();
    assertThat(completed).containsExactly(time(0));
    assertThatCode(sequence::requireNoFailure).doesNotThrowAnyException();
  }

  @Test
  void theBatchThatRunsIsOverBeforeItIsClosed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FutureTask<Void> batch =
        new FutureTask<>(
            () -> {
              sequence.run(
                  time(0),
                  () -> {
                    begun.countDown();
                    goOn.await();
                    completed.add(time(0));
                  });
              return null;
            });
    new Thread(batch, "batch").start();
    begun.await();
    FutureTask<List<Instant>> closing =
        new FutureTask<>(
            () -> {
              sequence.close();
              return List.copyOf(completed);
            });
    Thread closer = new Thread(closing, "closer");
    closer.start();
    await().until(() -> closer.getState() == Thread.State.WAITING);

    goOn.countDown();

    assertThat(closing.get()).containsExactly(time(0));
    batch.get();
  }

  private boolean run(int batch) throws Exception {
    return sequence.run(time(batch), () -> completed.add(time(batch)));
  }

  private static Instant time(int batch) {
    return FIRST.plusMillis(1_000L * batch);
  }

  @SuppressWarnings("unchecked") // What the compiler does not know of reaches Spark's threads, too.
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }
}
