package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import recast.hadoop.AtomicFiles;
import recast.store.Adoption.Verdict;

/** Adoptions go with the versions that they name, and nothing is decided otherwise for it. */
abstract class LedgerPruneContract extends StoreFixture {
  private static final String APP = "app";
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
  private static final long STEP = 60_000;

  @Test
  void whatNamesAVersionThatIsGoneGoes() throws IOException {
    publish("one");
    adoptSome(2, 150);
    // The only version in the store.
    record(adoption(APP, 1, Verdict.ADOPTED, 30));
    List<String> before = adoptions();

    store.ledger(APP).prune(NOW);

    List<String> left = adoptions();
    assertThat(left).hasSizeBetween(100, 110).contains(before.get(0));
    assertThat(before).endsWith(left.subList(1, left.size()).toArray(String[]::new));
    assertThat(store.reader().adoption(APP))
        .map(Adoption::release)
        .contains(new ReleaseNumber(150));
  }

  @Test
  void itIsDoneNowAndThen() throws IOException {
    publish("one");
    AdoptionLedger ledger = store.ledger(APP);
    ledger.prune(NOW);
    adoptSome(2, 150);
    int all = adoptions().size();

    ledger.prune(NOW.plusSeconds(299));
    assertThat(adoptions()).hasSize(all);
    ledger.prune(NOW.plusSeconds(300));
    assertThat(adoptions()).hasSizeLessThan(all);
  }

  @Test
  void noBatchBelongsToAnotherReleaseForIt() throws IOException {
    publish("one");
    adoptSome(2, 160);
    // Many were taken back, the older ones too.
    for (int release = 10; release < 160; release += 3) {
      record(adoption(APP, release, Verdict.REJECTED, release * STEP + STEP / 2));
    }
    record(adoption(APP, 12, Verdict.REJECTED, 150 * STEP + 1));
    TreeMap<Long, Optional<Adoption>> scored = new TreeMap<>();
    long newest = 160 * STEP;
    for (long time = newest - Duration.ofHours(1).toMillis(); time <= newest; time += STEP) {
      scored.put(time, store.ledger(APP).at(Instant.ofEpochMilli(time)));
    }

    for (int most : new int[] {1, 2, 3, 5, 8, 13, 21, 34, 55, 89}) {
      pruner().prune(most);
      for (long time : scored.keySet()) {
        assertThat(store.ledger(APP).at(Instant.ofEpochMilli(time))).isEqualTo(scored.get(time));
      }
      noRejectionIsMissing();
    }
    assertThat(adoptions()).hasSize(100);
  }

  /** An adoption that is still there has the rejections that came after it. */
  private void noRejectionIsMissing() throws IOException {
    List<String> there = adoptions();
    for (Adoption adoption : store.reader().adoptions(APP, 1_000)) {
      int release = adoption.release().value();
      if (adoption.verdict() == Verdict.ADOPTED
          && release >= 10
          && release < 160
          && release % 3 == 1) {
        assertThat(there).contains(name(release * STEP + STEP / 2, release));
      }
    }
  }

  @Test
  void aRunGoesOnWhereTheLastOneEnded() throws IOException {
    publish("one");
    for (int from = 1; from <= 20; from++) {
      record(adoption(APP, 1, Verdict.ADOPTED, from));
    }
    adoptSome(2, 150);
    int all = adoptions().size();
    LedgerPruner pruner = pruner();

    // The first twenty stay, and hold up no more than two runs.
    assertThat(pruner.prune(10)).isZero();
    assertThat(pruner.prune(10)).isZero();
    assertThat(pruner.prune(10)).isEqualTo(10);
    assertThat(adoptions()).hasSize(all - 10);
  }

  @Test
  void theNewestTwoEpochsStay() throws IOException {
    RunFencing epochs = store.epochs(APP);
    for (int number = 1; number <= 5; number++) {
      epochs.claim(new Epoch(number, "application_1_000" + number));
    }

    store.ledger(APP).prune(NOW);

    assertThat(names(new Path(root, "adoptions/app")))
        .containsExactlyInAnyOrder("epoch-00000004.json", "epoch-00000005.json");
    assertThat(epochs.newest()).map(Epoch::number).contains(5);
  }

  @Test
  void aPruneDoesItForTheApplications() throws IOException {
    publish("one");
    adoptSome(2, 150);
    StorePruner pruner = store.pruner(Clock.systemUTC());
    RetentionPolicy retention = new RetentionPolicy(1, Duration.ofHours(1));
    PruneResult plan = pruner.plan(retention);

    assertThat(plan.adoptions()).isBetween(40, 50);
    assertThat(pruner.prune(retention)).isEqualTo(plan);
    assertThat(pruner.prune(retention).isEmpty()).isTrue();
  }

  private LedgerPruner pruner() throws IOException {
    AtomicFiles files = AtomicFiles.of(root, configuration());
    StoreLayout layout = new StoreLayout(files.qualified(root));
    return new LedgerPruner(files, layout, new Warnings(warnings::add), APP);
  }

  private void adoptSome(int first, int last) throws IOException {
    for (int release = first; release <= last; release++) {
      record(adoption(APP, release, Verdict.ADOPTED, release * STEP));
    }
  }

  private List<String> adoptions() throws IOException {
    List<String> adoptions = new ArrayList<>(names(new Path(root, "adoptions/app")));
    adoptions.removeIf(name -> AdoptionEntry.of(new Path(name)).isEmpty());
    return adoptions.stream().sorted().toList();
  }

  private static String name(long from, int release) {
    return "%013d-%08d.json".formatted(from, release);
  }
}
