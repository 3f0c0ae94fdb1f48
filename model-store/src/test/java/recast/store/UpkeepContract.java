package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What every file system must do for a store that is rolled back and pruned. */
abstract class UpkeepContract extends StoreFixture {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aRollbackIsANewReleaseOfTheVersionThatWasCurrentBefore() throws IOException {
    Release first = publish("one");
    publish("two");

    Release back = publisher().rollback(Optional.empty(), "two is wrong");

    assertThat(back.number().value()).isEqualTo(3);
    assertThat(back.kind()).isEqualTo(Release.Kind.ROLLBACK);
    assertThat(back.version()).isEqualTo(first.version());
    assertThat(back.payload()).isEqualTo(first.payload());
    assertThat(back.note()).isEqualTo("two is wrong");
    assertThat(store.reader().current()).contains(back);
    assertThat(text(back)).isEqualTo("one");
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aRollbackGoesToTheVersionThatIsNamed() throws IOException {
    for (String payload : List.of("one", "two", "three")) {
      publish(payload);
    }

    assertThat(text(publisher().rollback(Optional.of(new Version(1)), ""))).isEqualTo("one");
    assertThat(publish("four").version()).as("after a rollback").isEqualTo(new Version(4));
  }

  @Test
  void aRollbackToWhatIsCurrentReleasesNothing() throws IOException {
    Release only = publish("one");

    assertThat(publisher().rollback(Optional.of(new Version(1)), "")).isEqualTo(only);
    assertThat(store.reader().releases(10)).hasSize(1);
  }

  @Test
  void aRollbackToWhatIsNotThereReleasesNothing() throws IOException {
    assertThatThrownBy(() -> publisher().rollback(Optional.empty(), ""))
        .hasMessageContaining("no release to go back from");
    publish("one");
    assertThatThrownBy(() -> publisher().rollback(Optional.empty(), ""))
        .hasMessageContaining("no version was current before version 1");
    assertThatThrownBy(() -> publisher().rollback(Optional.of(new Version(7)), ""))
        .hasMessageContaining("version 7 is not in the store")
        .hasMessageContaining("nothing was released");
    assertThat(store.reader().releases(10)).hasSize(1);
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
  }

  @Test
  void aRollbackToATruncatedVersionReleasesNothing() throws IOException {
    publish("one");
    publish("two");
    overwrite(new Path(root, "versions/00000001/model"), "on");

    assertThatThrownBy(() -> publisher().rollback(Optional.empty(), ""))
        .hasMessageContaining("has 2 bytes, expected 3");
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(2));
  }

  @Test
  void aRetriedPublishIsAnsweredWithTheReleaseItHasBecome() throws IOException {
    UUID id = UUID.randomUUID();
    PublishRequest draft = PublishRequest.of("clone", "").retrying(id);

    Release made = publisher().publish(draft, payload("one"));
    publish("two");

    assertThat(made.publishId()).isEqualTo(id);
    assertThat(publisher().publish(draft, payload("one"))).isEqualTo(made);
    assertThat(store.reader().releases(10)).hasSize(2);
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(2));
  }

  @Test
  void aPointerAheadOfTheLogMakesNoGap() throws IOException {
    publish("one");
    Path ahead = new Path(root, "releases/00000099.json");
    context().util().copy(new Path(root, "releases/00000001.json"), ahead);
    byte[] bytes = context().open(ahead).readAllBytes();
    context().delete(ahead, false);
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    overwrite(new Path(root, "current"), text.replace("\"release\" : 1", "\"release\" : 99"));

    assertThat(publish("two").number().value()).isEqualTo(2);
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(2));
  }

  @Test
  void aPruneKeepsTheNewestTheCurrentTheOneBeforeAndTheAdopted() throws IOException {
    for (int version = 1; version <= 8; version++) {
      publish("payload " + version);
    }
    publisher().rollback(Optional.of(new Version(2)), "");
    record(adoption("app", 4, Adoption.Verdict.ADOPTED, 1_000));

    PruneResult plan = pruner().plan(new RetentionPolicy(2, HOUR));
    assertThat(numbers(plan.versions())).containsExactly(1, 3, 5, 6);
    assertThat(pruner().prune(new RetentionPolicy(2, HOUR))).isEqualTo(plan);

    assertThat(names(new Path(root, "versions")))
        .containsExactlyInAnyOrder("00000002", "00000004", "00000007", "00000008");
    assertThat(names(root))
        .containsExactlyInAnyOrder("current", "versions", "releases", "adoptions");
    assertThat(numbers(pruner().prune(new RetentionPolicy(1, HOUR)).versions())).containsExactly(7);
    assertThat(publish("nine").version()).isEqualTo(new Version(9));
  }

  @Test
  void aPlanDeletesNothing() throws IOException {
    publish("one");
    publish("two");
    publish("three");

    pruner().plan(new RetentionPolicy(1, HOUR));

    assertThat(store.verifier().versions()).hasSize(3);
  }

  @Test
  void whatIsBeingPublishedIsNotPruned() throws IOException {
    publish("one");
    Path unreleased = new Path(root, "versions/00000002");
    context().mkdir(unreleased, null, true);
    publish("three");

    assertThat(pruner().prune(new RetentionPolicy(5, HOUR)).versions()).isEmpty();
    StorePruner later = store.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    assertThat(numbers(later.prune(new RetentionPolicy(5, HOUR)).versions())).containsExactly(2);
  }

  @Test
  void whatDiedIsSweptOnceItIsOld() throws IOException {
    publish("one");
    context().mkdir(new Path(root, ".staging-left"), null, true);

    assertThat(pruner().prune(new RetentionPolicy(1, HOUR)).leftovers()).isEmpty();
    StorePruner later = store.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    assertThat(later.prune(new RetentionPolicy(1, HOUR)).leftovers())
        .containsExactly(".staging-left");
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
  }

  @Test
  void aVersionThatARollbackPinsIsNotPruned() throws IOException {
    publish("one");
    publish("two");
    publish("three");
    context().mkdir(new Path(root, ".staging-rollback/pins/00000001"), null, true);

    assertThat(pruner().prune(new RetentionPolicy(1, HOUR)).versions()).isEmpty();
  }

  @Test
  void aRollbackTakesAVersionBackFromAPruneThatDied() throws IOException {
    publish("one");
    publish("two");
    publish("three");
    moveAside("00000001");

    Release back = publisher().rollback(Optional.of(new Version(1)), "");

    assertThat(text(back)).isEqualTo("one");
  }

  @Test
  void aVersionThatIsNeededAfterAllComesBackFromAPruneThatDied() throws IOException {
    publish("one");
    publish("two");
    moveAside("00000001");

    StorePruner later = store.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    assertThat(later.prune(new RetentionPolicy(1, HOUR)).leftovers()).hasSize(1);
    assertThat(text(publisher().rollback(Optional.empty(), ""))).isEqualTo("one");
  }

  private void moveAside(String version) throws IOException {
    Path pruned = new Path(root, ".staging-prune/pruned");
    context().mkdir(pruned, null, true);
    context().rename(new Path(root, "versions/" + version), new Path(pruned, version), Rename.NONE);
  }

  private StorePruner pruner() {
    return store.pruner(Clock.systemUTC());
  }

  private static List<Integer> numbers(List<Version> versions) {
    return versions.stream().map(Version::number).toList();
  }

  private static InputStream payload(String text) {
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
