package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What every file system must do for a store that is published to and read. */
abstract class StoreContract extends StoreFixture {
  @Test
  void aStoreWithoutReleasesHasNoCurrent() throws IOException {
    assertThatThrownBy(() -> store.reader().mustExist())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no store at")
        .hasMessageContaining("recast fit");
    assertThat(store.reader().fingerprint()).isEmpty();
    assertThat(store.reader().current()).isEmpty();
    assertThat(store.reader().releases(10)).isEmpty();
    assertThat(store.reader().adopters()).isEmpty();
  }

  @Test
  void whatIsPublishedIsCurrent() throws IOException {
    Release release = publish("one");

    store.reader().mustExist();
    assertThat(release.number().value()).isEqualTo(1);
    assertThat(release.version()).isEqualTo(new Version(1));
    assertThat(release.payload().bytes()).isEqualTo(3);
    assertThat(release.publisher()).isEqualTo("ann@host");
    assertThat(store.reader().current()).contains(release);
    assertThat(text(release)).isEqualTo("one");
  }

  @Test
  void theLogHoldsEveryReleaseNewestFirst() throws IOException {
    Release first = publish("one");
    Release second = publish("two");
    Release third = publish("three");

    assertThat(store.reader().releases(10)).containsExactly(third, second, first);
    assertThat(store.reader().releases(2)).containsExactly(third, second);
    assertThat(store.reader().releaseOf(new Version(2))).contains(second);
    assertThat(store.reader().releaseOf(new Version(4))).isEmpty();
    assertThat(text(first)).isEqualTo("one");
  }

  @Test
  void theStampChangesWithTheReleaseAndOnlyThen() throws IOException {
    publish("same");
    PointerFingerprint before = store.reader().fingerprint().orElseThrow();

    assertThat(store.reader().fingerprint()).contains(before);
    publish("same");
    assertThat(store.reader().fingerprint()).get().isNotEqualTo(before);
  }

  @Test
  void nothingButTheLayoutIsLeftBehind() throws IOException {
    publish("one");
    publish("two");

    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
    assertThat(names(new Path(root, "versions"))).containsExactlyInAnyOrder("00000001", "00000002");
    assertThat(names(new Path(root, "versions/00000001")))
        .containsExactlyInAnyOrder("model", "manifest.json");
    assertThat(names(new Path(root, "releases")))
        .containsExactlyInAnyOrder("00000001.json", "00000002.json");
  }

  @Test
  void aPayloadThatChangedIsRefused() throws IOException {
    Release release = publish("right");
    overwrite(new Path(root, "versions/00000001/model"), "wrong");

    assertThatThrownBy(() -> store.reader().payload(release))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
        .hasMessageContaining("release 1")
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aPayloadOfAnotherLengthIsRefused() throws IOException {
    Release release = publish("right");
    overwrite(new Path(root, "versions/00000001/model"), "right, and more");

    assertThatThrownBy(() -> store.reader().payload(release)).hasMessageContaining("bytes");
  }

  @Test
  void aMissingPayloadIsAnErrorThatMayPass() throws IOException {
    Release release = publish("one");
    context().delete(new Path(root, "versions/00000001/model"), false);

    assertThatThrownBy(() -> store.reader().payload(release))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.isRetryable()).isTrue());
  }

  @Test
  void aGarbledPointerIsNamedAndMendedByTheNextPublish() throws IOException {
    publish("one");
    overwrite(new Path(root, "current"), "{\"release\": 1}");

    assertThatThrownBy(() -> store.reader().current())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("current")
        .hasMessageContaining("'version' is missing");
    assertThat(publish("two").number().value()).as("repairs it").isEqualTo(2);
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(2));
  }

  @Test
  void theNextPublishMendsAPointerThatLags() throws IOException {
    publish("one");
    Path saved = new Path(root, "saved");
    context().util().copy(new Path(root, "current"), saved);
    publish("two");
    context()
        .rename(saved, new Path(root, "current"), org.apache.hadoop.fs.Options.Rename.OVERWRITE);

    assertThat(publish("three").number().value()).isEqualTo(3);
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(3));
  }

  @Test
  void aPayloadThatCannotBeReadPublishesNothing() throws IOException {
    publish("one");
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatThrownBy(() -> publisher().publish(PublishRequest.of("clone", ""), broken))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Stream closed")
        .hasMessageContaining("nothing was released");
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(1));
    assertThat(names(root)).containsExactlyInAnyOrder("current", "versions", "releases");
  }

  @Test
  void racingPublishersGetOneNumberEachWithoutGaps() throws Exception {
    ExecutorService publishers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Release>> pending = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String payload = "payload " + i;
        pending.add(publishers.submit(() -> publish(payload)));
      }
      List<Integer> numbers = new ArrayList<>();
      List<Integer> versions = new ArrayList<>();
      for (Future<Release> one : pending) {
        numbers.add(one.get().number().value());
        versions.add(one.get().version().number());
      }
      assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(12));
    } finally {
      publishers.shutdownNow();
    }
  }

  @Test
  void aDirectoryInThePlaceOfThePointerIsNamed() throws IOException {
    publish("one");
    Path current = new Path(root, "current");
    context().delete(current, false);
    context().mkdir(new Path(current, "a directory"), null, true);

    assertThatThrownBy(() -> publish("two"))
        .hasMessageContaining("current is a directory, expected a file; remove it");
    context().delete(current, true);
    publish("three");
    assertThat(store.reader().current()).map(Release::number).contains(new ReleaseNumber(3));
  }

  @Test
  void theNewestAdoptionOfEachApplicationIsItsAdopter() throws IOException {
    publish("one");
    Adoption old = adoption("a", 1, Adoption.Verdict.ADOPTED, 1_000);
    Adoption young = adoption("a", 2, Adoption.Verdict.ADOPTED, 2_000);
    Adoption rejection = adoption("a", 3, Adoption.Verdict.REJECTED, 3_000);
    Adoption other = adoption("b", 1, Adoption.Verdict.ADOPTED, 500);
    for (Adoption adoption : List.of(young, old, rejection, other)) {
      record(adoption);
    }

    assertThat(store.reader().adopters()).containsExactlyInAnyOrder(young, other);
    assertThat(names(new Path(root, "adoptions/b"))).containsExactly("0000000000500-00000001.json");
  }
}
