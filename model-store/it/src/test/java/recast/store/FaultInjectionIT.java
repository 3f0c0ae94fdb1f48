package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/** Every call of every operation goes wrong once in every way; without stress, one call of some. */
final class FaultInjectionIT {
  private static final int BLOCK = 1 << 16;
  private static final int LONG_LOG = 20;

  /** Counted through all ways of going wrong, so that each of them meets other calls. */
  private static final int ONE_OF = Stress.choose(11, 1);

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1, daemons());

  private Path root;
  private ModelStore healthy;
  private ModelStore faulty;
  private int payloads;

  /** What goes wrong, after what it needs was put in place. */
  interface Operation {
    Optional<Release> run(ModelStore store) throws IOException;
  }

  /** Puts a sound store into the state in which an operation is to go wrong. */
  interface Preparation {
    void run() throws IOException;
  }

  @Test
  void aPublish() throws IOException {
    enumerate("publish", () -> {}, store -> Optional.of(publish(store)));
  }

  /** Blocks are written by two threads: which of their calls comes first is chance. */
  @Test
  void aPublishOfSeveralBlocks() throws IOException {
    byte[] payload = new byte[2 * BLOCK + 1];
    enumerate(
        "publish of several blocks",
        () -> {},
        store ->
            Optional.of(
                publisher(store)
                    .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(payload))));
  }

  @Test
  void aRollback() throws IOException {
    enumerate(
        "rollback",
        () -> {},
        store -> Optional.of(publisher(store).rollback(Optional.empty(), "")));
  }

  @Test
  void aPublishThatMendsAPointerThatLags() throws IOException {
    enumerate(
        "repair of a lagging pointer",
        () -> showRelease(head() - 1),
        store -> Optional.of(publish(store)));
  }

  @Test
  void aRollbackThatMendsAPointerThatIsGarbled() throws IOException {
    enumerate(
        "repair of a garbled pointer",
        () -> replacePointer("garbage".getBytes(StandardCharsets.UTF_8)),
        store -> Optional.of(publisher(store).rollback(Optional.empty(), "")));
  }

  @Test
  void aPrune() throws IOException {
    enumerate(
        "prune",
        () -> {
          // A prune walks the whole log: it stays short.
          if (healthy.reader().adopters().isEmpty() || head() > LONG_LOG) {
            freshStore();
            adopt(publish(healthy));
            publish(healthy);
            publish(healthy);
          }
          publish(healthy);
        },
        store -> {
          store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ofHours(1)));
          return Optional.empty();
        });
    StorePruner later = healthy.pruner(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    later.prune(new RetentionPolicy(1, Duration.ofHours(1)));
    for (FileStatus child : files().util().listStatus(root)) {
      assertThat(child.getPath().getName()).doesNotStartWith(".staging-");
    }
  }

  private void enumerate(String name, Preparation preparation, Operation operation)
      throws IOException {
    freshStore();
    publish(healthy);
    publish(healthy);

    int calls = attempt(name, preparation, operation, Faults.none());
    int cases = 0;
    int tried = 0;
    for (Faults.Mode mode : Faults.Mode.values()) {
      // What went wrong before may have left more to do: as many calls as there are now.
      int last = calls;
      for (int at = 1; at <= last; at++) {
        if (cases++ % ONE_OF == 0) {
          last = Math.max(last, attempt(name, preparation, operation, new Faults(mode, at)));
          tried++;
        }
      }
    }
    System.out.printf("fault injection: %s: %d calls, %d of %d cases%n", name, calls, tried, cases);
    assertThat(cases).isGreaterThanOrEqualTo(4 * calls).isPositive();
    assertThat(tried).isEqualTo((cases + ONE_OF - 1) / ONE_OF);
  }

  private void freshStore() throws StoreException {
    root = new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID());
    healthy = ModelStore.at(root, hdfs());
    faulty = ModelStore.at(root, FaultyHdfs.in(hdfs()));
  }

  /** One case; returns how many calls it took. */
  private int attempt(String name, Preparation preparation, Operation operation, Faults faults)
      throws IOException {
    preparation.run();
    int before = head();
    Optional<Release> answer = Optional.empty();
    Optional<StoreException> failure = Optional.empty();
    FaultyHdfs.inject(faults);
    try {
      answer = operation.run(faulty);
    } catch (StoreException e) {
      failure = Optional.of(e);
    } finally {
      FaultyHdfs.inject(Faults.none());
    }
    try {
      answeredTruly(before, answer, failure);
      readable();
      assertThat(publish(healthy).number().value()).isEqualTo(head());
      assertThat(healthy.reader().current())
          .map(Release::number)
          .contains(new ReleaseNumber(head()));
      gapless(before);
    } catch (AssertionError | IOException e) {
      throw new AssertionError(
          name + ": " + faults.hit() + ", " + failure.map(Throwable::getMessage), e);
    }
    return faults.calls();
  }

  private void answeredTruly(int before, Optional<Release> answer, Optional<StoreException> failure)
      throws IOException {
    int after = head();
    assertThat(after).isBetween(before, before + 1);
    if (answer.isPresent()) {
      assertThat(healthy.reader().releases(1)).containsExactly(answer.get());
      assertThat(healthy.reader().current()).isEqualTo(answer);
    } else if (failure.isPresent()) {
      Soundness.toldTruly(failure.get(), after > before);
    }
  }

  /** What is current, what was before, and what is adopted can be read, whole. */
  private void readable() throws IOException {
    try {
      healthy.reader().payload(healthy.reader().current().orElseThrow());
    } catch (StoreException e) {
      // The pointer that is being repaired was garbled on purpose.
      assertThat(e).hasMessageContaining("current is not JSON");
    }
    List<Release> newest = healthy.reader().releases(2);
    for (Release release : newest) {
      healthy.reader().payload(release);
    }
    for (Adoption adoption : healthy.reader().adopters()) {
      healthy.verifier().verify(adoption.version());
    }
  }

  private void gapless(int before) throws IOException {
    int number = head();
    for (Release release : healthy.reader().releases(number - before)) {
      assertThat(release.number().value()).isEqualTo(number--);
    }
  }

  private int head() throws IOException {
    return healthy.reader().releases(1).get(0).number().value();
  }

  private Release publish(ModelStore store) throws IOException {
    byte[] payload = ("payload " + payloads++).getBytes(StandardCharsets.UTF_8);
    return publisher(store)
        .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(payload));
  }

  private static StorePublisher publisher(ModelStore store) {
    return store.publisher("ann@host", Clock.systemUTC(), warning -> {});
  }

  private void adopt(Release release) throws IOException {
    int number = release.number().value();
    healthy
        .ledger("app")
        .prepare(StoreFixture.adoption("app", number, Adoption.Verdict.ADOPTED, number))
        .commit();
  }

  private void showRelease(int number) throws IOException {
    Path file = new Path(root, "releases/%08d.json".formatted(number));
    try (var in = files().open(file)) {
      replacePointer(in.readAllBytes());
    }
  }

  private void replacePointer(byte[] bytes) throws IOException {
    Path staged = new Path(root, "staged-by-test");
    AtomicFiles.of(root, hdfs()).write(staged, out -> out.write(bytes));
    files().rename(staged, new Path(root, "current"), Rename.OVERWRITE);
  }

  private static Configuration hdfs() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  private static FileContext files() throws IOException {
    return FileContext.getFileContext(HDFS.cluster().getURI(), HDFS.client());
  }

  private static Configuration daemons() {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.blocksize", BLOCK);
    configuration.setInt("dfs.namenode.fs-limits.min-block-size", BLOCK);
    return configuration;
  }
}
