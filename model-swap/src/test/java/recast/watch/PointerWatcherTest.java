package recast.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.CountingReader;
import recast.fixture.TestStore;
import recast.store.Release;

final class PointerWatcherTest {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<String> events = new ArrayList<>();
  private TestStore store;
  private CountingReader reader;
  private PointerWatcher watcher;

  @BeforeEach
  void openStore(@TempDir Path directory) throws IOException {
    store = new TestStore(directory.resolve("a store"));
    reader = new CountingReader(store.reader());
    watcher = new PointerWatcher(reader, INTERVAL, new Random(1), new Recorder());
  }

  @Test
  void theFirstReleaseIsWantedOnce() throws IOException {
    store.publish(TestStore.CLONED);

    assertThat(watcher.poll()).isEqualTo(INTERVAL);
    watcher.poll();

    assertThat(events).containsExactly("wanted 1");
  }

  @Test
  void aPollWithoutChangeIsOneCallToTheStore() throws IOException {
    store.publish(TestStore.CLONED);
    watcher.poll();
    int fingerprints = reader.fingerprints();
    int others = reader.others();

    assertThat(watcher.poll()).isEqualTo(INTERVAL);

    assertThat(reader.fingerprints()).isEqualTo(fingerprints + 1);
    assertThat(reader.others()).isEqualTo(others);
    assertThat(events).containsExactly("wanted 1");
  }

  @Test
  void aNewerReleaseIsWanted() throws IOException {
    store.publish(TestStore.CLONED);
    watcher.poll();
    store.publish(TestStore.PLAIN);
    store.publish(TestStore.CLONED);
    watcher.poll();

    assertThat(events).containsExactly("wanted 1", "wanted 3");
  }

  @Test
  void theSameReleaseWrittenAgainIsNotWantedAgain() throws IOException {
    store.publish(TestStore.CLONED);
    watcher.poll();
    store.touchPointer();
    int others = reader.others();
    watcher.poll();
    watcher.poll();

    assertThat(events).containsExactly("wanted 1");
    assertThat(reader.others()).as("reads of the pointer").isEqualTo(others + 1);
  }

  @Test
  void anOlderReleaseIsRefusedAndToldOnce() throws IOException {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    watcher.poll();
    store.pointTo(first);
    watcher.poll();
    watcher.poll();

    assertThat(events).hasSize(2).startsWith("wanted 2");
    assertThat(events.get(1)).startsWith("lost").contains("release 1", "older than 2");

    store.pointTo(second);
    watcher.poll();

    assertThat(events).hasSize(3).endsWith("found");
  }

  @Test
  void aStoreWithoutReleaseIsToldOnceAndItsFirstReleaseSeenAtOnce() throws IOException {
    for (int poll = 0; poll < 10; poll++) {
      assertThat(watcher.poll()).isEqualTo(INTERVAL);
    }
    assertThat(events).hasSize(1);
    assertThat(events.get(0)).startsWith("lost").contains("has no release yet", "a store");

    store.publish(TestStore.CLONED);
    assertThat(watcher.poll()).isEqualTo(INTERVAL);

    assertThat(events.subList(1, events.size())).containsExactly("wanted 1", "found");
  }

  @Test
  void aPointerThatVanishedIsToldAndFoundAgainWithoutASwap() throws IOException {
    Release release = store.publish(TestStore.CLONED);
    watcher.poll();
    Files.delete(store.pointer());
    watcher.poll();
    watcher.poll();

    assertThat(events).hasSize(2);
    assertThat(events.get(1)).startsWith("lost").contains("has lost 'current'");

    store.pointTo(release);
    watcher.poll();

    assertThat(events).hasSize(3).endsWith("found");
  }

  @Test
  void garbageIsToldAndANewerReleaseAfterItIsWanted() throws IOException {
    store.publish(TestStore.CLONED);
    watcher.poll();
    Release second = store.publish(TestStore.PLAIN);
    store.writePointer("{\"release\":");
    watcher.poll();
    watcher.poll();

    assertThat(events).hasSize(2);
    assertThat(events.get(1)).startsWith("lost").contains("current", "not JSON");

    store.pointTo(second);
    watcher.poll();

    assertThat(events.subList(2, events.size())).containsExactly("wanted 2", "found");
  }

  @Test
  void eachReasonIsToldWhenItBeginsAndNotWhileItLasts() throws IOException {
    store.publish(TestStore.CLONED);
    watcher.poll();
    store.writePointer("no JSON");
    watcher.poll();
    reader.breakWith(new IllegalArgumentException("java.net.UnknownHostException: nn"));
    watcher.poll();
    watcher.poll();
    reader.remedy();
    watcher.poll();

    assertThat(events).hasSize(4);
    assertThat(events.get(1)).contains("not JSON");
    assertThat(events.get(2)).contains("IllegalArgumentException", "UnknownHostException: nn");
    assertThat(events.get(3)).contains("not JSON");
  }

  @Test
  void aStoreThatIsAFileIsAPassingTrouble(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    TestStore wrong = new TestStore(file.resolve("store"));
    PointerWatcher lost =
        new PointerWatcher(wrong.reader(), INTERVAL, new Random(1), new Recorder());

    lost.poll();

    assertThat(events).hasSize(1);
    assertThat(events.get(0)).startsWith("lost").contains("file");
  }

  @Test
  void pausesGrowWhileTheStoreIsLostAndAreTheIntervalAfterwards() throws IOException {
    store.publish(TestStore.CLONED);
    reader.breakWith(new IllegalStateException("gone"));
    List<Duration> pauses = new ArrayList<>();
    for (int poll = 0; poll < 50; poll++) {
      pauses.add(watcher.poll());
    }

    assertThat(pauses).allMatch(pause -> pause.compareTo(INTERVAL.multipliedBy(10)) <= 0);
    assertThat(pauses.subList(5, 50))
        .allMatch(pause -> pause.compareTo(INTERVAL.multipliedBy(5)) >= 0);
    assertThat(new HashSet<>(pauses)).as("scattered").hasSizeGreaterThan(25);

    reader.remedy();
    assertThat(watcher.poll()).isEqualTo(INTERVAL);
    reader.breakWith(new IllegalStateException("gone"));
    assertThat(watcher.poll()).isLessThanOrEqualTo(INTERVAL);
  }

  private final class Recorder implements WatchListener {
    @Override
    public void wanted(Release release) {
      events.add("wanted " + release.number());
    }

    @Override
    public void lost(String reason) {
      events.add("lost " + reason);
    }

    @Override
    public void found() {
      events.add("found");
    }
  }
}
