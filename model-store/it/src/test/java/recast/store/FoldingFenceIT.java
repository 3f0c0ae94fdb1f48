package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/**
 * A publisher that stood still while its number was folded away does not get it any more: wherever
 * it stood, and whatever of folding and sweeping happened meanwhile. Without stress, one case of
 * some is tried.
 */
final class FoldingFenceIT {
  private static final int SEGMENT = 4;
  private static final int STALE = SEGMENT;
  private static final int HEAD = 2 * SEGMENT;

  /** F: a prune does its part of the folding; S: staging directories are swept. */
  private static final List<String> EVENTS = List.of("", "F", "S", "SF");

  private static final List<String> EVENTS_BEFORE_THE_CLAIM = List.of("F", "FSF");

  private static final int ONE_OF = Stress.choose(11, 1);

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1);

  private AtomicFiles files;
  private StoreLayout layout;
  private ModelStore healthy;

  @BeforeEach
  void freshStore() throws IOException {
    files = AtomicFiles.of(new Path(HDFS.cluster().getURI()), hdfs());
    layout = new StoreLayout(new Path(HDFS.cluster().getURI() + "/" + UUID.randomUUID()), SEGMENT);
    healthy = new ModelStore(files, layout, new Warnings(warning -> {}));
    publish(healthy);
    publish(healthy);
    append(3, STALE - 1);
  }

  /** A publisher, or one who rolls back. */
  interface Stale {
    Release run(ModelStore store) throws IOException;
  }

  @Test
  void aStalePublisher() throws IOException {
    enumerate("publish", FoldingFenceIT::publish, EVENTS_BEFORE_THE_CLAIM);
  }

  @Test
  void aStaleRollback() throws IOException {
    enumerate(
        "rollback",
        store ->
            store
                .publisher("ann@host", Clock.systemUTC(), warning -> {})
                .rollback(Optional.of(new Version(1)), ""),
        List.of("FSF"));
  }

  @Test
  void everyStepOfFoldingMayGoWrong() throws IOException {
    int cases = 0;
    for (String before : List.of("", "F")) {
      for (Faults.Mode mode : Faults.Mode.values()) {
        int calls = Integer.MAX_VALUE;
        for (int at = 1 + cases % ONE_OF; at <= calls; at += ONE_OF) {
          calls = foldedWith(new Faults(mode, at), before);
          cases++;
        }
      }
    }
    System.out.printf("folding fence: steps of folding: %d cases%n", cases);
    assertThat(cases).isPositive();
  }

  /** One prune goes wrong, those after it do the rest; returns how many calls it took. */
  private int foldedWith(Faults faults, String before) throws IOException {
    freshStore();
    append(STALE, HEAD);
    happen(before);
    List<Release> log = healthy.reader().releases(100);
    FaultyHdfs.inject(faults);
    try {
      AtomicFiles faulty = AtomicFiles.of(layout.root(), FaultyHdfs.in(hdfs()));
      new Folding(faulty, layout, new Warnings(warning -> {})).run();
    } catch (IOException e) {
      assertThat(e).as(faults.hit()).hasMessageContaining("injected");
    } finally {
      FaultyHdfs.inject(Faults.none());
    }
    assertThat(healthy.reader().releases(100)).as(faults.hit()).isEqualTo(log);
    happen("SFSFSF");
    assertThat(healthy.reader().releases(100)).as(faults.hit()).isEqualTo(log);
    assertThat(healthy.verifier().problems()).as(faults.hit()).isEmpty();
    assertThat(healthy.preflight().growth().releases()).isEqualTo(1 + HEAD - SEGMENT);
    return faults.calls();
  }

  /** It stands still twice: somewhere before its number is claimed, and just before it claims. */
  private void enumerate(String name, Stale stale, List<String> thens) throws IOException {
    List<String> calls = new ArrayList<>();
    run(stale, (number, call) -> calls.add(call));
    int claim = calls.indexOf("rename to %08d.json".formatted(STALE)) + 1;
    int staged = calls.indexOf("create release.json") + 1;
    assertThat(claim).isGreaterThan(staged);
    int cases = 0;
    // What it did before it looked for the head does not matter.
    for (int at = Math.max(1, staged - 4); at <= claim; at++) {
      for (String first : EVENTS) {
        for (String second : at == claim ? List.of("") : thens) {
          if (cases++ % ONE_OF == 0) {
            stopped(stale, at, first, claim, second);
          }
        }
      }
    }
    System.out.printf(
        "folding fence: %s: %d calls, 1 of %d of %d cases%n", name, calls.size(), ONE_OF, cases);
  }

  private void stopped(Stale stale, int at, String first, int claim, String second)
      throws IOException {
    freshStore();
    run(
        stale,
        (number, call) -> {
          if (number == at) {
            // Others go on meanwhile, so that the number can be folded.
            append(STALE, HEAD);
            happen(first);
          }
          if (number == claim && at != claim) {
            happen(second);
          }
        });
    String what = "stopped at %d '%s', then at %d '%s'".formatted(at, first, claim, second);
    for (int prune = 0; prune < 3; prune++) {
      assertThat(publishedAs(STALE)).as(what).isEqualTo(marker(STALE));
      assertThat(healthy.verifier().problems())
          .as(what)
          .allMatch(problem -> problem.contains("the next publish or rollback repairs it"));
      happen("SF");
    }
    publish(healthy);
    List<Release> log = healthy.reader().releases(100);
    assertThat(log).as(what).extracting(Release::publishId).doesNotHaveDuplicates();
    assertThat(log).as(what).hasSize(log.get(0).number().value());
    assertThat(healthy.verifier().problems()).as(what).isEmpty();
  }

  private void run(Stale stale, Pauses.Meanwhile meanwhile) throws IOException {
    AtomicFiles faulty = AtomicFiles.of(layout.root(), FaultyHdfs.in(hdfs()));
    FaultyHdfs.inject(new Pauses(meanwhile));
    try {
      stale.run(new ModelStore(faulty, layout, new Warnings(warning -> {})));
    } catch (StoreException e) {
      // What it had staged was swept: it says so.
      assertThat(e).message().containsAnyOf("nothing was released", "but not released", "lag");
    } finally {
      FaultyHdfs.inject(Faults.none());
    }
  }

  private void happen(String events) throws IOException {
    for (int event = 0; event < events.length(); event++) {
      if (events.charAt(event) == 'F') {
        new Folding(files, layout, new Warnings(warning -> {})).run();
      } else {
        sweep();
      }
    }
  }

  private void sweep() throws IOException {
    for (FileStatus child : context().util().listStatus(layout.root())) {
      if (StoreLayout.isStaging(child.getPath())) {
        files.deleteTree(child.getPath());
      }
    }
  }

  private static FileContext context() throws IOException {
    return FileContext.getFileContext(HDFS.cluster().getURI(), hdfs());
  }

  /** Other publishers make releases {@code first} to {@code last} of version 2. */
  private void append(int first, int last) throws IOException {
    Release one = healthy.reader().release(new ReleaseNumber(2));
    for (int number = first; number <= last; number++) {
      Release next =
          new Release(
              new ReleaseNumber(number),
              one.version(),
              Release.Kind.ROLLBACK,
              marker(number),
              one.publishedAt(),
              one.publisher(),
              one.payload(),
              "");
      byte[] bytes = ReleaseFile.toJson(next);
      Path staged = new Path(layout.root(), "staged-by-test");
      files.write(staged, out -> out.write(bytes));
      files.claim(staged, layout.release(new ReleaseNumber(number)));
      files.write(staged, out -> out.write(bytes));
      files.replace(staged, layout.current());
    }
  }

  private UUID publishedAs(int number) throws IOException {
    return healthy.reader().release(new ReleaseNumber(number)).publishId();
  }

  private static UUID marker(int number) {
    return new UUID(0, number);
  }

  private static Release publish(ModelStore store) throws IOException {
    return store
        .publisher("ann@host", Clock.systemUTC(), warning -> {})
        .publish(
            PublishRequest.of("clone", ""),
            new ByteArrayInputStream("payload".getBytes(StandardCharsets.UTF_8)));
  }

  private static Configuration hdfs() {
    return HadoopClientConfig.bounded(HDFS.client());
  }
}
