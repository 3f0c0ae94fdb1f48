package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static recast.swap.SwapBench.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
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

  private SwapBench bench;
  private Journal journal;
  private ModelSwap swap;
  private TestStore store;
  private CountingReader reader;
  private ModelLoader loader;
  private FutureTask<Void> running;
  private Thread thread;
  private int checked;

  @BeforeEach
  void openStore(@TempDir Path directory) throws IOException {
    bench = new SwapBench(directory);
    journal = bench.journal;
    swap = bench.swap(batch(0));
    store = bench.store;
    reader = bench.reader;
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

    assertThat(adopted().release().number()).isEqualTo(1);
    assertThat(swap.modelFor(batch(1)).broadcast().value().model()).isEqualTo(new CloneModel(true));
  }

  @Test
  void ofSeveralWantedReleasesOnlyTheNewestIsRead() throws Exception {
    Release first = store.publish(TestStore.CLONED);
    Release second = store.publish(TestStore.PLAIN);
    create(NEVER);
    loader.want(first);
    loader.want(second);
    run();

    assertThat(adopted().release()).isEqualTo(second);
    assertThat(reader.payloads()).isEqualTo(1);
  }

  @Test
  void aCorruptPayloadIsRejectedAndTheApplicationKeepsItsModel() throws Exception {
    start(NEVER);
    loader.want(store.publish(TestStore.CLONED));
    adopted();
    Release corrupt = store.publish(TestStore.PLAIN);
    Files.writeString(store.payload(corrupt), "{\"cloned\": fals?}");
    loader.want(corrupt);

    lastEvent().startsWith("rejected 2").contains("version 2", "SHA-256");
    assertThat(swap.modelFor(batch(2)).release().number()).isEqualTo(1);
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

    assertThat(adopted().release().number()).isEqualTo(2);
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

    assertThat(adopted().release().number()).isEqualTo(2);
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

    assertThat(adopted().release().number()).isEqualTo(2);
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

    assertThat(adopted().release()).isEqualTo(release);
  }

  @Test
  void aNewerReleaseEndsTheWaitForOneThatCannotBeRead() throws Exception {
    start(NEVER);
    Release missing = store.publish(TestStore.CLONED);
    Files.delete(store.payload(missing));
    loader.want(missing);
    lastEvent().startsWith("delayed 1");

    loader.want(store.publish(TestStore.PLAIN));

    assertThat(adopted().release().number()).isEqualTo(2);
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
    bench.broadcasts.fill();
    run();
    lastEvent().startsWith("delayed 1").contains("no room");

    bench.broadcasts.empty();

    assertThat(adopted().release().number()).isEqualTo(1);
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
            bench.intake,
            new MemoryBudget(2, 1L << 30, 1L << 30),
            (model, wanted) -> new WarmUp.Warmth(1, 1),
            new Quarantine(),
            swap,
            journal,
            Clock.fixed(batch(0), ZoneOffset.UTC),
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

  private ActiveModel adopted() throws Exception {
    int seen = checked;
    await()
        .until(() -> journal.events().stream().skip(seen).anyMatch(e -> e.startsWith("adopted")));
    checked = journal.events().size();
    return swap.modelFor(batch(1));
  }

  private AbstractStringAssert<?> lastEvent() {
    int seen = checked;
    await().until(() -> journal.events().size() > seen);
    checked = journal.events().size();
    return assertThat(journal.events().get(checked - 1));
  }
}
