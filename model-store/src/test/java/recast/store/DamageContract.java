package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import recast.store.Adoption.Verdict;

/** One entry of a store's history that cannot be read stops nothing that does not depend on it. */
abstract class DamageContract extends StoreFixture {
  private static final String APP = "app";
  private static final List<String> DAMAGES =
      List.of(
          "", "{", "{\"app\": \"" + "x".repeat(80_000) + "\"}", "{\"app\": \"app\", \"app\": 1}");

  @Test
  void anUnreadableAdoptionIsReportedOnceAndSkipped() throws IOException {
    publishSome(6);
    for (int release = 1; release <= 3; release++) {
      record(adoption(APP, release, Verdict.ADOPTED, release * 1_000L));
    }
    Adoption damaged = adoption(APP, 4, Verdict.REJECTED, 4_000);
    Adoption newest = adoption(APP, 5, Verdict.ADOPTED, 5_000);
    record(damaged);
    record(newest);
    Path file = new StoreLayout(root).adoption(damaged);
    for (String damage : DAMAGES) {
      overwrite(file, damage);
      warnings.clear();
      ModelStore telling = ModelStore.at(root, configuration(), warnings::add);
      AdoptionLedger ledger = telling.ledger(APP);
      StoreReader reader = telling.reader();

      for (int poll = 0; poll < 3; poll++) {
        assertThat(ledger.at(Instant.ofEpochMilli(4_500)))
            .map(Adoption::release)
            .contains(new ReleaseNumber(3));
        assertThat(reader.adoptions(APP, 100))
            .extracting(adoption -> adoption.release().value())
            .startsWith(5, 3);
        assertThat(reader.adoptionsSince(APP, new ReleaseNumber(3)))
            .extracting(adoption -> adoption.release().value())
            .contains(5, 3);
        assertThat(reader.adopters()).containsExactly(newest);
        assertThat(reader.adoption(APP)).contains(newest);
        assertThat(reader.adoptionState(APP, new ReleaseNumber(5)).adoptions())
            .containsExactly(newest);
      }
      assertThat(warnings).singleElement().asString().contains(file.getName(), "is skipped");
      assertThat(store.verifier().problems())
          .isEqualTo(store.verifier().ledgerProblems(10))
          .singleElement()
          .asString()
          .contains(file.toString(), "delete", "what app made of release 4");
    }

    context().delete(file, false);
    assertThat(store.verifier().problems()).isEmpty();
  }

  @Test
  void whatAnApplicationMadeOfAReleaseIsOpenWhileItCannotBeRead() throws IOException {
    publishSome(4);
    Adoption second = adoption(APP, 2, Verdict.ADOPTED, 2_000);
    record(second);
    record(adoption(APP, 3, Verdict.ADOPTED, 3_000));
    Path file = new StoreLayout(root).adoption(second);
    overwrite(file, "{");
    StoreReader reader = store.reader();

    assertThat(reader.adoptionState(APP, new ReleaseNumber(2)).adoptions()).isEmpty();
    assertThat(reader.adoptionState(APP, new ReleaseNumber(2)).unreadable())
        .containsExactly(file.toString());
    assertThat(reader.adoptionState(APP, new ReleaseNumber(1)).adoptions())
        .extracting(adoption -> adoption.release().value())
        .contains(3);
    record(adoption(APP, 2, Verdict.REJECTED, 2_500));

    AdoptionState standing = reader.adoptionState(APP, new ReleaseNumber(2));
    assertThat(standing.unreadable()).isEmpty();
    assertThat(standing.adoptions())
        .extracting(adoption -> adoption.release().value())
        .containsExactly(3, 2);
  }

  @Test
  void aPruneProtectsWhatAnUnreadableAdoptionNames() throws IOException {
    publishSome(6);
    Adoption damaged = adoption(APP, 2, Verdict.ADOPTED, 2_000);
    record(damaged);
    for (String damage : DAMAGES) {
      overwrite(new StoreLayout(root).adoption(damaged), damage);

      PruneResult pruned =
          store.pruner(Clock.systemUTC()).plan(new RetentionPolicy(1, Duration.ofHours(1)));

      assertThat(pruned.versions()).extracting(Version::number).containsExactly(1, 3, 4);
    }
    // It may be that of a release that never was.
    Path stray = new Path(root, "adoptions/app/0000000002000-00000099.json");
    overwrite(stray, "{");
    assertThat(
            store
                .pruner(Clock.systemUTC())
                .prune(new RetentionPolicy(1, Duration.ofHours(1)))
                .versions())
        .hasSize(3);
  }

  @Test
  void anUnreadableEpochIsFollowedByTheNext() throws IOException {
    RunFencing epochs = ModelStore.at(root, configuration(), warnings::add).epochs(APP);
    epochs.claim(new Epoch(1, "application_1_0001"));
    epochs.claim(new Epoch(2, "application_1_0002"));
    Path newest = new Path(root, "adoptions/app/epoch-00000002.json");
    for (String damage : DAMAGES) {
      overwrite(newest, damage);

      assertThat(epochs.newest()).contains(new Epoch(2, Epoch.NOBODY));
      assertThat(epochs.claim(new Epoch(2, "application_1_0003")).applicationId())
          .isEqualTo(Epoch.NOBODY);
    }
    assertThat(store.verifier().problems())
        .singleElement()
        .asString()
        .contains(newest.toString(), "once no run of app is alive, delete");

    Epoch third = new Epoch(3, "application_1_0003");
    assertThat(epochs.claim(third)).isEqualTo(third);
    assertThat(epochs.newest()).contains(third);
  }

  @Test
  void anOldUnreadableReleaseDoesNotStopAPrune() throws IOException {
    publishSome(6);
    overwrite(new Path(root, "releases/00000002.json"), "{");
    context().delete(new Path(root, "releases/00000003.json"), false);
    ModelStore telling = ModelStore.at(root, configuration(), warnings::add);

    // Versions 2 and 3 are old, and might be named by what cannot be read.
    StorePruner later = telling.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    assertThat(later.prune(new RetentionPolicy(1, Duration.ofHours(1))).versions())
        .extracting(Version::number)
        .containsExactly(1, 4);

    assertThat(warnings)
        .hasSize(2)
        .anyMatch(warning -> warning.contains("00000002.json"))
        .anyMatch(warning -> warning.contains("release 3 is missing"));
    assertThat(telling.reader().releaseOf(new Version(1)))
        .map(Release::number)
        .contains(new ReleaseNumber(1));
  }

  @Test
  void aPruneThatDependsOnAnUnreadableReleaseNamesTheRemedy() throws IOException {
    publishSome(6);
    overwrite(new Path(root, "releases/00000005.json"), "{");

    assertThatThrownBy(
            () ->
                store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ofHours(1))))
        .hasMessageContaining("00000005.json")
        .hasMessageContaining("'recast verify' names the remedy");
    assertThat(store.verifier().versions()).hasSize(6);
  }

  private void publishSome(int count) throws IOException {
    for (int release = 1; release <= count; release++) {
      publish("payload " + release);
    }
    assertThat(store.reader().releaseOf(new Version(count + 1))).isEqualTo(Optional.empty());
  }
}
