package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;

/**
 * What looking again costs the NameNode. {@link StoreReader#fingerprint()} is all that the watcher
 * of the streaming application calls when nothing is new; a test beside it says so. {@link
 * StoreReader#standing} is what a command with {@code --wait} calls.
 */
final class PollCostIT {
  private static final int POLLS = 100;

  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(1, NameNodeCalls.configured());

  private static Path root;
  private static ModelStore store;

  @BeforeAll
  static void fillStore() throws IOException {
    root = new Path(HDFS.cluster().getURI() + "/a store");
    store = ModelStore.at(root, configuration());
    store
        .publisher("ann@host", Clock.systemUTC(), warning -> {})
        .publish(PublishRequest.of("clone", ""), new ByteArrayInputStream(new byte[1]));
    AdoptionLedger ledger = store.ledger("app");
    ledger.alive(Instant.now());
    ledger.prepare(StoreFixture.adoption("app", 1, Adoption.Verdict.ADOPTED, 1_000)).commit();
    // They call the NameNode, too; a poll needs none of them.
    HDFS.cluster().shutdownDataNodes();
  }

  private static Configuration configuration() {
    return HadoopClientConfig.bounded(HDFS.client());
  }

  @Test
  void aPollThatFindsNothingNewIsOneCall() throws IOException {
    Optional<PointerFingerprint> fingerprint = store.reader().fingerprint();

    assertThat(
            new NameNodeCalls(HDFS.cluster())
                .of(
                    () -> {
                      for (int i = 0; i < POLLS; i++) {
                        assertThat(store.reader().fingerprint()).isPresent().isEqualTo(fingerprint);
                      }
                    }))
        .containsExactly(Map.entry("GetFileInfo", (long) POLLS));
  }

  @Test
  void aWaitThatFindsNothingNewListsNothing() throws IOException {
    AtomicFiles files = AtomicFiles.of(root, configuration());
    StoreLayout layout = new StoreLayout(files.qualified(root));
    AdoptionFiles adoptions = new AdoptionFiles(files, layout, new Warnings(warning -> {}));
    long[] nanos = {0};
    AdoptionWatch watch = new AdoptionWatch(files, adoptions, layout, "app", () -> nanos[0]);
    watch.look(new ReleaseNumber(2));
    nanos[0] += 5_000_000_000L;
    AdoptionState standing = watch.look(new ReleaseNumber(2));
    assertThat(standing.adoptions()).isEqualTo(List.of());
    assertThat(standing.alive()).isPresent();

    Map<String, Long> cost =
        new NameNodeCalls(HDFS.cluster())
            .of(
                () -> {
                  for (int i = 0; i < POLLS; i++) {
                    assertThat(watch.look(new ReleaseNumber(2))).isEqualTo(standing);
                  }
                });

    // One for the directory, and every fifth time one for the sign of life.
    assertThat(cost).containsExactly(Map.entry("GetFileInfo", POLLS + POLLS / 5L));
  }
}
