package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.clone.CloneModel;
import recast.fixture.CountingReader;
import recast.fixture.TestStore;
import recast.store.Release;

final class ModelLoaderTest {
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Instant BATCH = Instant.parse("2026-01-01T00:00:10Z");

  private final Journal journal = new Journal();
  private final ModelSwap swap = new ModelSwap(journal);
  private TestStore store;
  private CountingReader reader;
  private ModelLoader loader;
  private FutureTask<Void> running;
  private Thread thread;
  private volatile boolean broadcastFails;
  private int checked;

  @BeforeEach
  void openStore(@TempDir Path directory) throws IOException {
    store = new TestStore(directory.resolve("a store"));
    reader = new CountingReader(store.reader());
  }

  @AfterEach
  void endLoader() {
    thread.interrupt();
    await().untilAsserted(() -> assertThat(thread.isAlive()).isFalse());
  }

  @Test
  void aGoodReleaseIsOfferedDecoded() throws Exception {
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));

    assertThat(offered().release().number()).isEqualTo(1);
    assertThat(swap.modelFor(BATCH).broadcast().value().model()).isEqualTo(new CloneModel(true));
  }

  @Test
  void ofSeveralWantedReleasesOnlyTheNewestIsRead() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    loader.want(first);
    loader.want(second);
    run();

    assertThat(offered().release()).isEqualTo(second);
    assertThat(reader.others()).isEqualTo(1);
  }

  @Test
  void aCorruptPayloadIsRejectedAndTheApplicationKeepsItsModel() throws Exception {
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));
    offered();
    Release corrupt = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(corrupt), "{\"cloned\": fals?}");
    loader.want(corrupt);

    lastEvent().startsWith("rejected 2").contains("version 2", "SHA-256");
    assertThat(swap.modelFor(BATCH.plusSeconds(10)).release().number()).isEqualTo(1);
  }

  @Test
  void aShortPayloadIsRejected() throws Exception {
    start(NEVER);
    Release corrupt = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(corrupt), "{");
    loader.want(corrupt);

    lastEvent().startsWith("rejected 1").contains("1 bytes, expected 17");
  }

  @Test
  void theSameModelPublishedAgainHealsACorruptPayload() throws Exception {
    start(NEVER);
    Release corrupt = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(corrupt), "{\"cloned\": fals?}");
    loader.want(corrupt);
    lastEvent().startsWith("rejected 1");

    loader.want(store.publish(TestStore.PLAIN));

    assertThat(offered().release().number()).isEqualTo(2);
  }

  @Test
  void aPayloadThatIsNoModelIsRejected() throws Exception {
    start(NEVER);
    loader.want(store.publish("PK\u0003\u0004"));

    lastEvent().startsWith("rejected 1").contains("version 1 does not decode", "not JSON");
  }

  @Test
  void anUnknownFormatIsRejectedAndTheRightOneIsNot() throws Exception {
    start(NEVER);
    loader.want(store.publish("clown", TestStore.CLONED));
    lastEvent().startsWith("rejected 1").contains("format 'clown' is not installed", "clone");

    loader.want(store.publish("clone", TestStore.CLONED));

    assertThat(offered().release().number()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "else, nothing is right: else",
    "runtime, IllegalStateException: what is this?",
    "end, EOFException",
    "deep, StackOverflowError",
    "huge, OutOfMemoryError: Requested array size",
    "link, NoClassDefFoundError: org/example/Native",
  })
  void whateverADecoderThrowsTheReleaseIsRejectedAndTheNextOneIsNot(String payload, String reason)
      throws Exception {
    start(NEVER);
    loader.want(store.publish(HostileFormat.ID, payload));
    lastEvent().startsWith("rejected 1: version 1 does not decode").contains(reason);

    loader.want(store.publish(TestStore.CLONED));

    assertThat(offered().release().number()).isEqualTo(2);
  }

  @Test
  void aMissingPayloadIsTriedAgainUntilItIsThere() throws Exception {
    start(SOON);
    Release release = store.publish(TestStore.CLONED);
    Path hidden = store.payload(release).resolveSibling("hidden");
    Files.move(store.payload(release), hidden);
    loader.want(release);
    await().until(() -> journal.events().size() > 2);
    assertThat(journal.events())
        .allSatisfy(event -> assertThat(event).startsWith("delayed 1").contains("does not exist"));

    Files.move(hidden, store.payload(release));

    assertThat(offered().release()).isEqualTo(release);
  }

  @Test
  void aNewerReleaseEndsTheWaitForOneThatCannotBeRead() throws Exception {
    start(NEVER);
    Release missing = store.publish(TestStore.CLONED);
    Files.delete(store.payload(missing));
    loader.want(missing);
    lastEvent().startsWith("delayed 1");

    loader.want(store.publish(TestStore.PLAIN));

    assertThat(offered().release().number()).isEqualTo(2);
  }

  @Test
  void whatWasRejectedOnceIsRejectedAgainUnread() throws Exception {
    start(NEVER);
    loader.want(store.publish("no model"));
    lastEvent().startsWith("rejected 1");
    int reads = reader.others();

    loader.want(store.publish("no model"));

    lastEvent().startsWith("rejected 2: as release 1 before: version 1 does not decode");
    assertThat(reader.others()).isEqualTo(reads);
  }

  @Test
  void aModelThatCannotBeBroadcastIsTriedAgain() throws Exception {
    create(SOON);
    loader.want(store.publish(TestStore.CLONED));
    broadcastFails = true;
    run();
    lastEvent().startsWith("delayed 1").contains("no room");

    broadcastFails = false;

    assertThat(offered().release().number()).isEqualTo(1);
  }

  @Test
  void anInterruptEndsTheLoaderWhileItWaits() throws Exception {
    start(NEVER);
    Release missing = store.publish(TestStore.CLONED);
    Files.delete(store.payload(missing));
    loader.want(missing);
    lastEvent().startsWith("delayed 1");

    thread.interrupt();

    assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  private void create(Duration nextTry) {
    loader =
        new ModelLoader(
            reader,
            model -> {
              if (broadcastFails) {
                throw new IllegalStateException("no room");
              }
              return new FakeBroadcast(model);
            },
            swap,
            journal,
            nextTry);
  }

  private void run() {
    running =
        new FutureTask<>(
            () -> {
              loader.run();
              return null;
            });
    thread = new Thread(running, "loader under test");
    thread.start();
  }

  private void start(Duration nextTry) {
    create(nextTry);
    run();
  }

  private ActiveModel offered() {
    int before = journal.events().size();
    await()
        .ignoreException(IllegalStateException.class)
        .until(() -> swap.modelFor(BATCH), model -> journal.events().size() > before);
    return swap.modelFor(BATCH);
  }

  private AbstractStringAssert<?> lastEvent() {
    int seen = checked;
    await().until(() -> journal.events().size() > seen);
    checked = journal.events().size();
    return assertThat(journal.events().get(checked - 1));
  }
}
