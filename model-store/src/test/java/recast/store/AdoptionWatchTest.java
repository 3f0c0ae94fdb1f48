package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.AtomicFiles;
import recast.store.Adoption.Verdict;

/** A watch that sees a directory's modification time, whose clock is coarse. */
final class AdoptionWatchTest {
  private static final FileTime SAME = FileTime.from(Instant.ofEpochSecond(1_000));

  @TempDir private Path directory;
  private Path ledger;
  private ModelStore store;
  private AdoptionWatch watch;
  private long nanos;

  @BeforeEach
  void openStore() throws IOException {
    var root = new org.apache.hadoop.fs.Path(directory.resolve("store").toUri());
    store = ModelStore.at(root, new Configuration(false));
    AtomicFiles files = AtomicFiles.of(root, new Configuration(false));
    StoreLayout layout = new StoreLayout(files.qualified(root));
    AdoptionFiles adoptions = new AdoptionFiles(files, layout, new Warnings(warning -> {}));
    watch = new AdoptionWatch(files, adoptions, layout, "app", () -> nanos);
    ledger = Files.createDirectories(directory.resolve("store/adoptions/app"));
    Files.setLastModifiedTime(ledger, SAME);
  }

  @Test
  void aSecondChangeOfTheSameMomentIsSeen() throws IOException {
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).isEmpty();

    adopt(1, SAME);

    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(1);
    pass(Duration.ofSeconds(2));
    adopt(2, SAME);
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(2);
  }

  @Test
  void whatWasListedLaterThanTheMomentIsAllUntilTheTimeChanges() throws IOException {
    watch.look(new ReleaseNumber(1));
    pass(Duration.ofSeconds(4));
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).isEmpty();

    // No file system does this: it shows that the directory is not listed any more.
    adopt(1, SAME);
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).isEmpty();
    Files.setLastModifiedTime(ledger, FileTime.from(SAME.toInstant().minusSeconds(1)));

    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(1);
  }

  @Test
  void aDirectoryOlderThanTheReleaseIsListedOnce() throws IOException {
    store
        .publisher("ann@host", Clock.systemUTC(), warning -> {})
        .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(new byte[1]));
    watch.look(new ReleaseNumber(1));

    // No file system does this: it shows that the directory is not listed any more.
    adopt(1, SAME);
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).isEmpty();
    adopt(2, FileTime.from(Instant.now()));

    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(2);
  }

  @Test
  void aNewQuestionAndOneAfterADoubtAreAnsweredFromTheDirectory() throws IOException {
    watch.look(new ReleaseNumber(1));
    pass(Duration.ofSeconds(4));
    watch.look(new ReleaseNumber(1));
    adopt(1, SAME);

    assertThat(watch.look(new ReleaseNumber(2)).adoptions()).isEmpty();
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(1);
    pass(Duration.ofSeconds(4));
    watch.look(new ReleaseNumber(1));
    adopt(2, SAME);
    watch.forget();
    assertThat(watch.look(new ReleaseNumber(1)).adoptions()).hasSize(2);
  }

  @Test
  void aSignOfLifeIsSeenAFewLooksLater() throws IOException {
    store.ledger("app").alive(Instant.ofEpochSecond(1));
    store.ledger("app").alive(Instant.ofEpochSecond(2));
    Files.setLastModifiedTime(ledger, SAME);
    watch.look(new ReleaseNumber(1));
    pass(Duration.ofSeconds(4));
    assertThat(watch.look(new ReleaseNumber(1)).alive()).contains(Instant.ofEpochSecond(2));

    store.ledger("app").alive(Instant.ofEpochSecond(7));

    Instant seen = Instant.EPOCH;
    for (int look = 0; look < 5; look++) {
      seen = watch.look(new ReleaseNumber(1)).alive().orElseThrow();
    }
    assertThat(seen).isEqualTo(Instant.ofEpochSecond(7));
  }

  private void adopt(int release, FileTime modified) throws IOException {
    store
        .ledger("app")
        .prepare(StoreFixture.adoption("app", release, Verdict.ADOPTED, release * 1_000L))
        .commit();
    Files.setLastModifiedTime(ledger, modified);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
