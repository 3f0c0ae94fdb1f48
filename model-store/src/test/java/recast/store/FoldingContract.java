package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.hadoop.AtomicFiles;

/** A log whose old releases are in segments is the same log. Segments are short here. */
abstract class FoldingContract extends StoreFixture {
  private static final RetentionPolicy ALL = new RetentionPolicy(1_000, Duration.ofHours(1));

  private StoreLayout layout;

  @BeforeEach
  void openWithShortSegments() throws IOException {
    AtomicFiles files = AtomicFiles.of(root, configuration());
    layout = new StoreLayout(files.qualified(root), 4);
    store = new ModelStore(files, layout, new Warnings(warnings::add));
  }

  @Test
  void oldReleasesAreFoldedAndReadAsBefore() throws IOException {
    publishSome(14);
    List<Release> log = store.reader().releases(100);

    PruneResult first = prune();
    assertThat(first.folded())
        .containsExactly("releases 1 to 4 into a segment", "releases 5 to 8 into a segment");
    assertThat(releases()).hasSize(14 + 2);
    sameLog(log);

    PruneResult plan = store.pruner(Clock.systemUTC()).plan(ALL);
    PruneResult second = prune();
    assertThat(second).isEqualTo(plan);
    assertThat(second.folded())
        .containsExactly(
            "the files of releases 1 to 4, in a segment now",
            "the files of releases 5 to 8, in a segment now");
    assertThat(releases())
        .hasSize(6 + 2)
        .contains("segment-00000001-00000004.jsonl", "segment-00000005-00000008.jsonl")
        .contains("00000009.json")
        .doesNotContain("00000008.json");
    sameLog(log);
    assertThat(prune().isEmpty()).isTrue();
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
  }

  private void sameLog(List<Release> log) throws IOException {
    assertThat(store.reader().releases(100)).isEqualTo(log);
    assertThat(store.reader().readable(100, damaged -> {})).isEqualTo(log);
    assertThat(store.reader().release(new ReleaseNumber(2))).isEqualTo(log.get(log.size() - 2));
    assertThat(store.reader().releaseOf(new Version(1))).contains(log.get(log.size() - 1));
    assertThat(store.verifier().problems()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void whoPublishesAndRollsBackGoesOn() throws IOException {
    publishSome(12);
    prune();
    prune();

    assertThat(publish("next").number().value()).isEqualTo(13);
    Release back = publisher().rollback(Optional.of(new Version(1)), "");
    assertThat(back.number().value()).isEqualTo(14);
    assertThat(text(back)).isEqualTo("payload 1");
  }

  @Test
  void aPointerThatLagsFarBehindMakesNoReleaseTwice() throws IOException {
    publishSome(1);
    String first = read(layout.current());
    publishSome(3);
    String fourth = read(layout.current());
    publishSome(10);
    prune();
    for (int prunes = 0; prunes < 2; prunes++) {
      overwrite(layout.current(), first);
      assertThat(publish("again").number().value()).isEqualTo(15 + 2 * prunes);
      // Its own release may have a file still, the next one has none.
      overwrite(layout.current(), fourth);
      assertThat(publish("again").number().value()).isEqualTo(16 + 2 * prunes);
      assertThat(store.reader().current())
          .map(Release::number)
          .contains(new ReleaseNumber(16 + 2 * prunes));
      prune();
    }
    assertThat(store.verifier().problems()).isEmpty();
  }

  @Test
  void filesStayWhileSomebodyMayClaimTheirNumber() throws IOException {
    publishSome(9);
    Path staging = new Path(root, ".staging-somebody");
    context().mkdir(staging, null, true);
    prune();

    context().mkdir(new Path(root, ".staging-later"), null, true);
    assertThat(prune().folded()).isEmpty();
    assertThat(releases()).hasSize(9 + 1);

    publishSome(4);
    assertThat(prune().folded()).containsExactly("releases 5 to 8 into a segment");
    context().delete(staging, true);
    // The second one waits for the one that was made later.
    assertThat(prune().folded()).containsExactly("the files of releases 1 to 4, in a segment now");
  }

  @Test
  void aPruneDoesABoundedPartOfTheWork() throws IOException {
    publishSome(29);

    assertThat(prune().folded()).hasSize(3);
    assertThat(prune().folded()).hasSize(6);
    assertThat(prune().folded()).hasSize(3);
    assertThat(prune().folded()).isEmpty();
    assertThat(releases()).hasSize(6 + 5);
  }

  @Test
  void whatASegmentNamesIsNotTakenForUnreleased() throws IOException {
    publishSome(12);
    prune();
    prune();
    context().mkdir(new Path(root, "versions/00000099"), null, true);
    context().delete(new Path(root, "versions/00000002"), true);
    StorePruner later = store.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));

    assertThat(later.prune(ALL).versions()).containsExactly(new Version(99));

    String header = read(segment()).lines().findFirst().orElseThrow();
    overwrite(segment(), read(segment()).replace(header, "{}"));
    context().mkdir(new Path(root, "versions/00000098"), null, true);
    assertThat(later.prune(ALL).versions()).isEmpty();
    assertThat(warnings).anyMatch(warning -> warning.contains("segment-00000001"));
  }

  @Test
  void aReleaseThatCannotBeReadStopsTheFoldingAndNotThePrune() throws IOException {
    publishSome(14);
    Path damaged = layout.release(new ReleaseNumber(6));
    String whole = read(damaged);
    overwrite(damaged, "{");

    assertThat(
            store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(5, Duration.ZERO)).versions())
        .isNotEmpty();
    assertThat(releases()).contains("segment-00000001-00000004.jsonl").hasSize(15);
    assertThat(warnings)
        .anyMatch(
            warning -> warning.contains("00000006.json") && warning.contains("'recast verify'"));

    overwrite(damaged, whole);
    assertThat(prune().folded())
        .containsExactly(
            "the files of releases 1 to 4, in a segment now", "releases 5 to 8 into a segment");
  }

  @Test
  void fieldsOfLaterBuildsAreKept() throws IOException {
    publishSome(9);
    String text = read(layout.release(new ReleaseNumber(3)));
    overwrite(
        layout.release(new ReleaseNumber(3)),
        text.replaceFirst("\\{", "{\"later\": [1, \"\\\\u0007\"],"));

    prune();
    prune();

    assertThat(read(segment()).lines().skip(3).findFirst())
        .get()
        .asString()
        .startsWith("{\"later\":[1,\"\\u0007\"],\"release\":3,");
    assertThat(store.reader().release(new ReleaseNumber(3)).number().value()).isEqualTo(3);
  }

  @Test
  void aDamagedSegmentIsFoundAndNothingIsDeletedForIt() throws IOException {
    publishSome(9);
    prune();
    String whole = read(segment());
    for (String damage :
        List.of(
            "",
            "{}",
            whole.substring(0, whole.length() - 1),
            whole.replaceFirst("\"release\":2", "\"release\":3"),
            whole.replaceFirst("1-4", "1-3,5"),
            whole.replaceFirst("\"last\":4", "\"last\":8"))) {
      overwrite(segment(), damage);

      assertThat(store.verifier().problems())
          .as(damage)
          .singleElement()
          .asString()
          .contains("segment-00000001-00000004.jsonl", "put ", "back from a snapshot");
      if (!damage.contains("1-3,5")) {
        assertThat(prune().folded()).as(damage).isEmpty();
        assertThat(releases()).hasSize(9 + 1);
      }
    }
    overwrite(segment(), whole.replaceFirst("payload 2", "payload II"));
    assertThat(store.verifier().problems())
        .singleElement()
        .asString()
        .contains("00000002.json differs from what ", "segment-00000001-00000004.jsonl");
  }

  @Test
  void aReleaseThatIsInNeitherIsMissing() throws IOException {
    publishSome(12);
    prune();
    prune();
    context().delete(segment(), false);

    assertThatThrownBy(() -> store.reader().release(new ReleaseNumber(2)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("00000002.json");
    assertThat(store.verifier().problems()).hasSize(4).allMatch(p -> p.contains("is missing"));
    assertThat(publish("next").number().value()).isEqualTo(13);
  }

  private void publishSome(int count) throws IOException {
    int next = store.verifier().versions().size() + 1;
    for (int number : IntStream.range(next, next + count).toArray()) {
      publish("payload " + number);
    }
  }

  private PruneResult prune() throws IOException {
    return store.pruner(Clock.systemUTC()).prune(ALL);
  }

  private Path segment() {
    return layout.segment(layout.segmentRange(new ReleaseNumber(1)));
  }

  private List<String> releases() throws IOException {
    return names(layout.releases());
  }

  private String read(Path path) throws IOException {
    return new String(
        AtomicFiles.of(path, configuration()).readSmall(path, 1 << 20), StandardCharsets.UTF_8);
  }
}
