package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/** Years of publishing: 200,000 releases and many adoptions, and nobody waits for it. */
@Tag(Stress.TAG)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LargeStoreIT {
  private static final int FOLDED = 200_000;
  private static final int SINGLES = 2_100;
  private static final int VERSIONS = 12;
  private static final int ADOPTIONS = 20_000;
  private static final int HEAD = FOLDED + SINGLES;
  private static final String APP = "app";
  private static final long FEW_CALLS = 10_000;
  private static final int ROUNDS = 9;

  /** What a command with --wait rests between two looks. */
  private static final long REST = Duration.ofMillis(300).toNanos();

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1, NameNodeCalls.configured());

  private static AtomicFiles files;
  private static StoreLayout layout;
  private static ModelStore large;
  private static ModelStore small;

  @BeforeAll
  static void fillStores() throws Exception {
    Path root = new Path(HDFS.cluster().getURI() + "/large");
    files = AtomicFiles.of(root, configuration());
    layout = new StoreLayout(root);
    large = ModelStore.at(root, configuration());
    small = ModelStore.at(new Path(HDFS.cluster().getURI() + "/small"), configuration());
    publish(small);
    long start = System.nanoTime();
    new LargeStore(HDFS.cluster().getFileSystem(), layout, APP).fill(FOLDED, HEAD, ADOPTIONS);
    for (int version = 0; version < VERSIONS; version++) {
      publish(large);
    }
    large.epochs(APP).claim(new Epoch(1, "application_1_1"));
    large.ledger(APP).alive(Instant.now());
    System.out.printf("large store: made in %d s%n", elapsed(start).toSeconds());
  }

  @Test
  @Order(1)
  void aPollIsOneCall() throws IOException {
    StoreReader reader = large.reader();

    assertThat(
            new NameNodeCalls(HDFS.cluster())
                .of(
                    () -> {
                      for (int poll = 0; poll < 100; poll++) {
                        assertThat(reader.fingerprint()).isPresent();
                      }
                    }))
        .containsExactly(Map.entry("GetFileInfo", 100L));
  }

  @Test
  @Order(2)
  void aPublishAndAWaitTakeNoLonger() throws IOException {
    sideBySide("publish", LargeStoreIT::publish, 0);
    long[] nanos = {0};
    AdoptionWatch inLarge = watch(large, () -> nanos[0]);
    AdoptionWatch inSmall = watch(small, () -> nanos[0]);
    await().until(LargeStoreIT::nobodyAdoptedOfLate);
    ReleaseNumber ofLarge = publish(large).number();
    ReleaseNumber ofSmall = publish(small).number();
    Work look =
        store -> {
          if (store == large) {
            inLarge.look(ofLarge);
          } else {
            inSmall.look(ofSmall);
          }
        };
    sideBySide("first looks of a wait", look, REST);
    nanos[0] += Duration.ofSeconds(5).toNanos();
    look.on(large);
    look.on(small);
    sideBySide("later looks of a wait", look, 0);
  }

  @Test
  @Order(3)
  void whatPeopleAndDriversAskIsAnsweredSoon() throws IOException {
    StoreReader reader = large.reader();
    soon("releases", () -> assertThat(reader.readable(20, damaged -> {})).hasSize(20));
    soon("its adopters", () -> assertThat(reader.adopters()).hasSize(1));
    soon("its rejections", () -> reader.adoptionsSince(APP, new ReleaseNumber(HEAD)));
    soon("status", () -> assertThat(reader.current()).isPresent());
    soon("earlier attempts", () -> assertThat(reader.adoptions(APP, 100)).hasSize(100));
    soon("a ledger", () -> assertThat(large.ledger(APP).at(Instant.now())).isPresent());
    soon("epochs", () -> assertThat(large.epochs(APP).newest()).isPresent());
    soon(
        "an old release",
        () ->
            assertThat(reader.release(new ReleaseNumber(4_711)).number().value()).isEqualTo(4_711));
    soon("a ledger's own prune", () -> large.ledger(APP).prune(Instant.now()));
    soon(
        "a rollback",
        () ->
            large
                .publisher("ann@host", Clock.systemUTC(), warning -> {})
                .rollback(Optional.empty(), ""));
  }

  @Test
  @Order(4)
  void aPruneEndsSoonAndThoseAfterItDoTheRest() throws IOException {
    RetentionPolicy retention = new RetentionPolicy(10, Duration.ofHours(1));
    List<String> folded = new ArrayList<>();
    for (int prune = 1; prune <= 3; prune++) {
      soon(
          "prune " + prune,
          () -> {
            PruneResult pruning = large.pruner(Clock.systemUTC()).prune(retention);
            assertThat(pruning.adoptions()).isPositive();
            folded.addAll(pruning.folded());
          });
    }
    assertThat(folded)
        .containsExactly(
            "releases 200001 to 201000 into a segment",
            "the files of releases 200001 to 201000, in a segment now");
    assertThat(large.preflight().growth().releases()).isLessThan(2_000);
    assertThat(large.reader().release(new ReleaseNumber(200_500)).version())
        .isEqualTo(new Version(200_500));
  }

  private static boolean nobodyAdoptedOfLate() throws IOException {
    long modified = files.status(layout.adoptions(APP)).orElseThrow().getModificationTime();
    return System.currentTimeMillis() - modified > 4_000;
  }

  private static AdoptionWatch watch(ModelStore store, LongSupplier nanos) throws IOException {
    StoreLayout watched = new StoreLayout(new Path(store.reader().name()));
    AdoptionFiles adoptions = new AdoptionFiles(files, watched, new Warnings(warning -> {}));
    return new AdoptionWatch(files, adoptions, watched, APP, nanos);
  }

  /** Does something with a store. */
  interface Work {
    void on(ModelStore store) throws IOException;
  }

  /** The median in the large store is at most twice that in the small one. */
  private static void sideBySide(String what, Work work, long rest) throws IOException {
    List<Long> inLarge = new ArrayList<>();
    List<Long> inSmall = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      inLarge.add(rest + nanos(() -> work.on(large)));
      inSmall.add(rest + nanos(() -> work.on(small)));
    }
    long ofLarge = inLarge.stream().sorted().toList().get(ROUNDS / 2);
    long ofSmall = inSmall.stream().sorted().toList().get(ROUNDS / 2);
    System.out.printf(
        "large store: %s: %.1f ms, in a small one %.1f ms%n", what, ofLarge / 1e6, ofSmall / 1e6);
    assertThat(ofLarge).as(what).isLessThanOrEqualTo(2 * ofSmall);
  }

  /** Work whose cost does not depend on how large the store is; how long it takes, machines say. */
  private static void soon(String what, NameNodeCalls.Work work) throws IOException {
    long start = System.nanoTime();
    long calls =
        new NameNodeCalls(HDFS.cluster()).of(work).values().stream().mapToLong(n -> n).sum();
    System.out.printf("large store: %s: %d calls, %d ms%n", what, calls, elapsed(start).toMillis());
    assertThat(calls).as("calls of %s", what).isLessThan(FEW_CALLS);
  }

  private static long nanos(NameNodeCalls.Work work) throws IOException {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Release publish(ModelStore store) throws IOException {
    return store
        .publisher("ann@host", Clock.systemUTC(), warning -> {})
        .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(new byte[1]));
  }

  private static Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }
}
