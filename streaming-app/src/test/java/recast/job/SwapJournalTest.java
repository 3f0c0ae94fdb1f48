package recast.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.control.AppStatus;
import recast.control.StatusBoard;
import recast.fixture.Some;
import recast.fixture.TestStore;
import recast.store.Adoption;
import recast.store.AdoptionRecorder;

final class SwapJournalTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:05Z");
  private static final Instant BATCH = Instant.parse("2026-01-01T00:00:10Z");

  private final StatusBoard board =
      new StatusBoard(
          AppStatus.starting("clones", "application_1_0001", 1, "store", "host:9999"),
          Clock.systemUTC());

  @Test
  void anAdoptionReachesTheStatusAndTheStore(@TempDir Path directory) throws IOException {
    TestStore store = new TestStore(directory.resolve("store"));
    try (SwapJournal journal = journal(store.adoptions())) {
      journal.adopted(Some.release(1), BATCH);
    }

    assertThat(board.status().model().adopted()).isEqualTo(1);
    await().until(() -> !store.reader().adopters().isEmpty());
    assertThat(store.reader().adopters())
        .containsExactly(
            new Adoption(
                "clones",
                "application_1_0001",
                1,
                Some.release(1).version(),
                Adoption.Verdict.ADOPTED,
                BATCH,
                ""));
  }

  @Test
  void aRejectionReachesTheStatusAndTheStoreWithItsReason() {
    List<Adoption> recorded = new CopyOnWriteArrayList<>();
    try (SwapJournal journal = journal(recorded::add)) {
      journal.rejected(Some.release(2), "no model");
    }

    assertThat(board.status().troubles().rejection()).isEqualTo("release 2: no model");
    await().until(() -> recorded.size() == 1);
    assertThat(recorded.get(0).verdict()).isEqualTo(Adoption.Verdict.REJECTED);
    assertThat(recorded.get(0).from()).isEqualTo(NOW);
    assertThat(recorded.get(0).reason()).isEqualTo("no model");
  }

  @Test
  void aDelayIsNoDecision() {
    List<Adoption> recorded = new CopyOnWriteArrayList<>();
    try (SwapJournal journal = journal(recorded::add)) {
      journal.delayed(Some.release(1), "missing block");
      journal.adopted(Some.release(2), BATCH);
    }

    await().until(() -> recorded.size() == 1);
    assertThat(recorded.get(0).release()).isEqualTo(2);
  }

  @Test
  void aSlowStoreKeepsNoBatchWaiting() throws InterruptedException {
    CountDownLatch storeAnswers = new CountDownLatch(1);
    List<Adoption> recorded = new CopyOnWriteArrayList<>();
    try (SwapJournal journal =
        journal(
            adoption -> {
              awaitUninterrupted(storeAnswers);
              recorded.add(adoption);
            })) {
      journal.adopted(Some.release(1), BATCH);
      assertThat(recorded).isEmpty();
      storeAnswers.countDown();
    }

    await().until(() -> recorded.size() == 1);
  }

  @Test
  void aStoreThatCannotBeWrittenDoesNotEndTheRecording(@TempDir Path directory) throws IOException {
    TestStore store = new TestStore(directory.resolve("store"));
    Path obstacle = Files.createDirectories(directory.resolve("store")).resolve("adoptions");
    Files.writeString(obstacle, "a file where a directory is needed");
    CountDownLatch failed = new CountDownLatch(1);
    AdoptionRecorder recorder =
        adoption -> {
          try {
            store.adoptions().record(adoption);
          } finally {
            failed.countDown();
          }
        };
    try (SwapJournal journal = journal(recorder)) {
      journal.adopted(Some.release(1), BATCH);
      await().until(() -> failed.getCount() == 0);
      Files.delete(obstacle);
      journal.adopted(Some.release(2), BATCH);
    }

    await().until(() -> store.reader().adopters().size() == 1);
    assertThat(store.reader().adopters().get(0).release()).isEqualTo(2);
  }

  private SwapJournal journal(AdoptionRecorder recorder) {
    return new SwapJournal(board, recorder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
