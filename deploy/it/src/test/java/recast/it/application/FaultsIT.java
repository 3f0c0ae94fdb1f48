package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import recast.store.Adoption;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.DisruptsCluster;
import recast.testkit.FormatJar;
import recast.testkit.OutputAudit;
import recast.testkit.Publisher;
import recast.testkit.RecastProcess;
import recast.testkit.Scoring;
import recast.testkit.SlowFormat;
import recast.testkit.SourceProcess.Sent;
import recast.testkit.StoreFaults;
import recast.testkit.StreamingFixture;
import recast.testkit.Stress;
import recast.testkit.ThrowingFormat;

/**
 * One application lives through whatever goes wrong with its models and its cluster: scoring goes
 * on, and the next good release is adopted. In the end all records are counted.
 */
@DisruptsCluster
@TestMethodOrder(OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class FaultsIT {
  private static final int LATER = Integer.MAX_VALUE - 1;
  private static final int LAST = Integer.MAX_VALUE;
  private static final Duration OUTAGE = Duration.ofSeconds(Stress.choose(10, 60));
  private static final int READABLE = 0640;

  /** Less than the rest of the decoding after an executor would be given up. */
  private static final Duration LATE = Duration.ofSeconds(8);

  private static ClusterUnderTest cluster;
  private static StreamingFixture scene;
  private static StoreFaults faults;
  private static Application app;
  private static Scoring scoring;

  @BeforeAll
  static void startScoring(ClusterUnderTest shared) throws Exception {
    cluster = shared;
    scene = StreamingFixture.of(cluster, "faults");
    faults = new StoreFaults(scene);
    Release first = scene.publisher().good();
    Path jar =
        FormatJar.write(
            Path.of("target/faults/formats.jar"), ThrowingFormat.class, SlowFormat.class);
    app = scene.submit("--wait-running", "3m", "--", "--jars", jar.toAbsolutePath().toString());
    scoring = new Scoring(app, scene.publisher(), first);
    scoring.follows();
  }

  @AfterAll
  static void end() throws Exception {
    if (scene != null) {
      scene.close();
    }
  }

  @AfterEach
  void theFirstDriverStillRuns() throws Exception {
    assertThat(app.said().attempt()).isEqualTo(1);
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerThatIsMissing() throws Exception {
    faults.delete("current");
    scoring.survives("has lost 'current'");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerThatItMayNotRead() throws Exception {
    byte[] pointer = faults.read("current");
    faults.replace("current", pointer, 0);
    app.namesTrouble("Permission denied");
    scoring.goesOn();

    faults.setMode("current", READABLE);
    scoring.adoptsTheNext();
  }

  @Test
  void survivesAPointerThatIsGarbage() throws Exception {
    faults.replace("current", "no pointer".getBytes(UTF_8), READABLE);
    scoring.survives("publish again to replace it");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPointerToAnOlderRelease() throws Exception {
    faults.replace("current", faults.read("releases/00000001.json"), READABLE);
    scoring.survives("names release 1, older than " + scoring.release());
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAPayloadThatIsMissing() throws Exception {
    faults.publishAnd(faults::delete);
    scoring.survives("File does not exist");
  }

  @Test
  void rejectsAPayloadThatIsTruncated() throws Exception {
    Release truncated =
        faults.publishAnd(
            payload -> {
              byte[] bytes = faults.read(payload);
              faults.replace(payload, Arrays.copyOf(bytes, bytes.length - 1), READABLE);
            });
    scoring.survives(truncated, "bytes, expected");
  }

  @Test
  @Tag(Stress.TAG)
  void rejectsAPayloadWithOneBitThatIsWrong() throws Exception {
    Release flipped =
        faults.publishAnd(
            payload -> {
              byte[] bytes = faults.read(payload);
              bytes[bytes.length / 2] ^= 1;
              faults.replace(payload, bytes, READABLE);
            });
    scoring.survives(flipped, "SHA-256");
  }

  @Test
  @Tag(Stress.TAG)
  void rejectsAFormatThatItDoesNotHave() throws Exception {
    scoring.survives(
        scene.publisher().publish("nobodys", "a model".getBytes(UTF_8)),
        "format 'nobodys' is not installed");
  }

  @Test
  void goesTheWayBackFromAModelThatFailsEveryRecord() throws Exception {
    Path model = Files.writeString(Path.of("target/faults/throwing"), "a model");
    List<String> words = new ArrayList<>(List.of("publish", "--store", scene.store()));
    words.addAll(List.of("--format", ThrowingFormat.ID, "--change-format", "--unchecked"));
    words.addAll(List.of("--file", model.toString()));
    words.addAll(List.of("--wait", "2m", "--app", "faults", "--until", "trial"));
    RecastProcess.Ended publish = scene.publishing(words.toArray(String[]::new));
    assertThat(publish.exitCode()).as(publish.err()).isEqualTo(5);
    assertThat(publish.err()).contains(ThrowingFormat.REASON, "recast rollback --store");

    Release throwing = scene.reader().current().orElseThrow();
    app.rejects(throwing, ThrowingFormat.REASON);
    assertThat(app.status()).contains("release " + throwing.number() + ": ", ThrowingFormat.REASON);
    scoring.survives(throwing, ThrowingFormat.REASON);

    Adoption entry =
        scene.ledger().stream()
            .filter(adoption -> adoption.release().equals(throwing.number()))
            .findFirst()
            .orElseThrow();
    assertThat(entry.verdict()).isEqualTo(Adoption.Verdict.REJECTED);
    assertThat(entry.reason()).contains(ThrowingFormat.REASON);
    assertThat(scene.output().read().keySet())
        .as("batches that it scored")
        .noneMatch(place -> place.release().equals(throwing.number()));
  }

  @Test
  @Tag(Stress.TAG)
  void waitsForAnExecutorThatDecodesForLong() throws Exception {
    long published = System.currentTimeMillis();
    Release slow = scene.publisher().once(SlowFormat.ID, "a model".getBytes(UTF_8));
    app.adopts(slow);
    app.goesOnWith(slow);

    Adoption entry = scene.ledger().get(0);
    assertThat(entry.release()).isEqualTo(slow.number());
    assertThat(entry.effort().warmed()).isEqualTo("1/1");
    scene
        .output()
        .read()
        .forEach(
            (place, batch) -> {
              if (place.time() > published) {
                assertThat(Duration.ofMillis(batch.modified() - place.time()))
                    .as("from the time of %s to its output", place)
                    .isLessThan(LATE);
              }
            });
    scoring.adoptsTheNext();
  }

  @Test
  @Tag(Stress.TAG)
  void rejectsAModelThatFailsItsGoldenRecords() throws Exception {
    Release wrong = scene.publishWithGolden("{\"cloned\": true}", "7\t08\n");
    scoring.survives(wrong, "golden record '7' as '070707'");
  }

  @Test
  @Tag(Stress.TAG)
  void survivesAStoreThatItMayNotRead() throws Exception {
    faults.setMode("", 0700);
    app.namesTrouble("Permission denied");
    scoring.goesOn();

    faults.setMode("", 0750);
    scoring.adoptsTheNext();
  }

  @Test
  void adoptsNothingThatItCannotWriteDown() throws Exception {
    faults.setMode("adoptions/faults", 0500);
    Release late = scene.publisher().good();
    app.namesTrouble("Cannot write what faults makes of releases");
    scoring.goesOn();

    faults.setMode("adoptions/faults", 0755);
    app.adopts(late);
    scoring.adoptsTheNext();
  }

  @Test
  @Tag(Stress.TAG)
  void followsManyReleasesToTheLast() throws Exception {
    for (int i = 0; i < 50; i++) {
      scoring.publishes();
    }
    scoring.follows();
    scoring.adoptsTheNext();
  }

  @Test
  void survivesAnExecutorThatIsKilledDuringASwap() throws Exception {
    scoring.publishes();
    app.killExecutor();
    scoring.follows();
    scoring.goesOn();
    scoring.adoptsTheNext();
  }

  @Test
  void waitsForANameNodeThatIsAway() throws Exception {
    scoring.publishes();
    cluster.takeNameNodeAway(OUTAGE);
    scoring.follows();
    scoring.goesOn();
    scoring.adoptsTheNext();
  }

  @Test
  @Tag(Stress.TAG)
  @Order(LATER)
  void survivesAStoreThatIsDeleted() throws Exception {
    faults.delete("");
    app.namesTrouble("has lost 'current'");
    scoring.goesOn();

    scene.hdfs().makeDirectory(scene.store(), Publisher.USER, StreamingFixture.GROUP, 0700);
    app.namesTrouble("Permission denied");
    scoring.goesOn();
  }

  @Test
  @Order(LAST)
  void noRecordWasLostOrScoredTwice() throws Exception {
    Sent sent = scene.source().stop();
    // Before its end: YARN does not collect the logs of one that ran while the NameNode was away.
    List<String> printed = app.printed();
    app.stop();

    OutputAudit audit = new OutputAudit(scene.output().read(), scene.publisher());
    audit.everyBatchHasOneRelease();
    audit.nothingFailed();
    audit.everyBatchWasPrinted(printed);
    int lost = audit.everyRecordIsThereOnce(sent);
    assertThat(scene.output().unfinished()).isEmpty();
    System.err.printf(
        "%d records, %d of them on their way to the executor that was killed%n",
        sent.records(), lost);
  }
}
