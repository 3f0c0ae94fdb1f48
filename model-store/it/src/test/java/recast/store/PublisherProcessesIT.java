package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recast.hadoop.HadoopClientConfig;
import recast.testkit.MiniHdfs;
import recast.testkit.Stress;

/** Publishers that are processes: they race, and they are killed. */
final class PublisherProcessesIT {
  private static final int LANES = 2;
  private static final int KILLS_A_LANE = Stress.choose(2, 30);
  private static final int RACERS = Stress.choose(2, 8);
  private static final int RELEASES_OF_A_RACER = 10;
  private static final int RELEASES_OF_ALL = RACERS * RELEASES_OF_A_RACER;
  private static final int KILLED_WITHIN_MILLIS = 400;
  private static final Pattern READY = Pattern.compile("ready");
  private static final Pattern ACKNOWLEDGED = Pattern.compile("\\d+ \\p{XDigit}{64}");

  @TempDir private static java.nio.file.Path data;
  @RegisterExtension static final MiniHdfs HDFS = MiniHdfs.of(2);

  private ModelStore store;
  private String address;

  @BeforeEach
  void openStore(TestInfo test) throws IOException {
    Path root =
        new Path(HDFS.cluster().getURI() + "/" + test.getTestMethod().orElseThrow().getName());
    address = root.toString();
    store = ModelStore.at(root, HadoopClientConfig.bounded(HDFS.client()));
  }

  @Test
  void publishersThatAreKilledTearAndLoseNothing() throws Exception {
    long seed = System.nanoTime();
    List<Integer> seen;
    Map<Integer, String> acknowledged = new TreeMap<>();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try (PollingReader reader = new PollingReader(store.reader())) {
      List<Future<Map<Integer, String>>> killed = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        int number = lane;
        killed.add(lanes.submit(() -> killAgainAndAgain(number, new Random(seed + number))));
      }
      for (Future<Map<Integer, String>> lane : killed) {
        acknowledged.putAll(lane.get());
      }
      seen = reader.finish();
    } finally {
      lanes.shutdownNow();
    }

    int head = publish().number().value();
    System.out.printf(
        "killed publishers: %d kills, %d releases, %d acknowledged, %d seen by the reader, seed %d%n",
        LANES * KILLS_A_LANE, head, acknowledged.size(), seen.size(), seed);
    assertThat(Soundness.check(store).number().value()).isEqualTo(head);
    assertThat(acknowledged).isNotEmpty();
    Map<Integer, String> log = new TreeMap<>();
    for (Release release : store.reader().releases(head)) {
      log.put(release.number().value(), release.payload().sha256().toString());
    }
    assertThat(log).containsAllEntriesOf(acknowledged);
    assertThat(seen).isNotEmpty().isSorted().doesNotHaveDuplicates();
  }

  @Test
  void publishersThatRaceGetOneNumberEach() throws Exception {
    List<Process> publishers = new ArrayList<>();
    List<java.nio.file.Path> logs = new ArrayList<>();
    List<Integer> seen;
    try (PollingReader reader = new PollingReader(store.reader())) {
      for (int i = 0; i < RACERS; i++) {
        logs.add(data.resolve("racing-" + i));
        publishers.add(PublishLoop.start(address, RELEASES_OF_A_RACER, logs.get(i)));
      }
      for (int i = 0; i < RACERS; i++) {
        assertThat(publishers.get(i).waitFor()).as(Files.readString(logs.get(i))).isZero();
      }
      seen = reader.finish();
    } finally {
      publishers.forEach(Process::destroyForcibly);
    }

    List<Integer> acknowledged = new ArrayList<>();
    for (java.nio.file.Path log : logs) {
      Map<Integer, String> own = acknowledged(log);
      assertThat(own).hasSize(RELEASES_OF_A_RACER);
      acknowledged.addAll(own.keySet());
    }
    assertThat(acknowledged)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, RELEASES_OF_ALL).boxed().toList());
    assertThat(store.reader().current())
        .map(Release::number)
        .contains(new ReleaseNumber(RELEASES_OF_ALL));
    assertThat(seen).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(Soundness.check(store).number().value()).isEqualTo(RELEASES_OF_ALL);
  }

  private Map<Integer, String> killAgainAndAgain(int lane, Random random) throws Exception {
    Map<Integer, String> acknowledged = new TreeMap<>();
    for (int kill = 0; kill < KILLS_A_LANE; kill++) {
      java.nio.file.Path log = data.resolve("killed-" + lane + "-" + kill);
      Process publisher = PublishLoop.start(address, Integer.MAX_VALUE, log);
      // Every other one dies in its first publish, the rest in a later one.
      Pattern sign = kill % 2 == 0 ? READY : ACKNOWLEDGED;
      while (Files.readString(log).lines().noneMatch(sign.asMatchPredicate())) {
        assertThat(publisher.waitFor(10, TimeUnit.MILLISECONDS))
            .as(Files.readString(log))
            .isFalse();
      }
      publisher.waitFor(random.nextInt(KILLED_WITHIN_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(publisher.isAlive()).as(Files.readString(log)).isTrue();
      publisher.destroyForcibly().waitFor();
      acknowledged.putAll(acknowledged(log));
    }
    return acknowledged;
  }

  /** The whole lines that say what was acknowledged. */
  private static Map<Integer, String> acknowledged(java.nio.file.Path log) throws IOException {
    String text = Files.readString(log);
    Map<Integer, String> acknowledged = new TreeMap<>();
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(ACKNOWLEDGED.asMatchPredicate())
        .map(line -> line.split(" ", 2))
        .forEach(words -> acknowledged.put(Integer.valueOf(words[0]), words[1]));
    return acknowledged;
  }

  private Release publish() throws IOException {
    return store
        .publisher("ann@host", Clock.systemUTC(), warning -> {})
        .publish(
            PublishRequest.of("clone", ""),
            new ByteArrayInputStream("last".getBytes(StandardCharsets.UTF_8)));
  }
}
