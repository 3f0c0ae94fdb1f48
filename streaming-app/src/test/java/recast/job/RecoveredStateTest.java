package recast.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.fixture.TestStore;
import recast.store.Adoption;
import recast.store.Adoption.Verdict;
import recast.store.LoadMetrics;
import recast.store.ReleaseNumber;
import recast.store.Version;

final class RecoveredStateTest {
  private static final String THIS = "application_1_0002";
  private static final String BEFORE = "application_1_0001";
  private static final Instant NOW = Instant.ofEpochSecond(1_000);
  private static final Optional<Instant> NO_CHECKPOINT = Optional.empty();

  private TestStore store;

  @BeforeEach
  void openStore(@TempDir Path directory) throws IOException {
    store = new TestStore(directory.resolve("a store"));
  }

  @Test
  void aFirstAttemptHasNone() throws IOException {
    assertThat(earlier().adopted()).isFalse();
    assertThat(earlier().start(NOW, NO_CHECKPOINT)).isEqualTo(NOW);
  }

  @Test
  void theNextAttemptStartsAfterWhatSparkHasNoted() throws IOException {
    Instant noted = NOW.plusSeconds(10);

    assertThat(earlier().start(NOW, Optional.of(noted))).isEqualTo(noted);
    assertThat(earlier().start(noted.plusSeconds(1), Optional.of(noted)))
        .isEqualTo(noted.plusSeconds(1));
  }

  @Test
  void theNextAttemptStartsAfterABatchThatIsDecidedOnAndHasNotComeYet() throws IOException {
    record(THIS, 1, Verdict.ADOPTED, NOW.minusSeconds(60));
    record(THIS, 2, Verdict.ADOPTED, NOW.plusSeconds(60));

    assertThat(earlier().start(NOW, Optional.of(NOW.plusSeconds(10))))
        .isEqualTo(NOW.plusSeconds(60));
    assertThat(earlier().adopted()).isTrue();
  }

  @Test
  void whatAnotherRunDecidedDoesNotCount() throws IOException {
    record(BEFORE, 1, Verdict.ADOPTED, NOW.plusSeconds(60));

    assertThat(earlier().adopted()).isFalse();
    assertThat(earlier().start(NOW, NO_CHECKPOINT)).isEqualTo(NOW);
  }

  @Test
  void onlyDecisionsOfThisRunAreRemembered() throws IOException {
    record(BEFORE, 1, Verdict.REJECTED, NOW.minusSeconds(30));
    record(THIS, 2, Verdict.REJECTED, NOW.minusSeconds(20));
    record(THIS, 3, Verdict.ADOPTED, NOW.minusSeconds(10));

    assertThat(earlier().decisions())
        .extracting(adoption -> adoption.release().value())
        .containsExactly(3, 2);
    assertThat(earlier().adopted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80_000})
  void aDecisionThatCannotBeReadIsSkipped(int bytes) throws IOException {
    record(THIS, 1, Verdict.ADOPTED, NOW.minusSeconds(60));
    record(THIS, 2, Verdict.REJECTED, NOW.minusSeconds(30));
    record(THIS, 3, Verdict.REJECTED, NOW.minusSeconds(20));
    Path damaged = store.adoptions().resolve("%013d-00000002.json".formatted(970_000));
    Files.writeString(damaged, "x".repeat(bytes));

    assertThat(earlier().decisions())
        .extracting(adoption -> adoption.release().value())
        .containsExactly(3, 1);
    assertThat(store.ledger().at(NOW)).map(Adoption::release).contains(new ReleaseNumber(1));
  }

  private RecoveredState earlier() throws IOException {
    return RecoveredState.of(store.reader(), "app", THIS);
  }

  private void record(String run, int release, Verdict verdict, Instant from) throws IOException {
    Adoption decision =
        new Adoption(
            "app",
            run,
            new ReleaseNumber(release),
            new Version(release),
            verdict,
            from,
            "",
            LoadMetrics.NONE);
    if (verdict == Verdict.ADOPTED) {
      store.ledger().prepare(decision).commit();
    } else {
      store.ledger().reject(decision);
    }
  }
}
