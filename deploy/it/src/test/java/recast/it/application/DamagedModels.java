package recast.it.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recast.store.Adoption;
import recast.store.Release;
import recast.testkit.RecastProcess;
import recast.testkit.SlowFormat;
import recast.testkit.Stress;
import recast.testkit.ThrowingFormat;

/** A release is damaged, late, or does harm: the application goes on with the one before. */
abstract class DamagedModels extends SurvivedFaults {
  private static final int READABLE = 0640;

  /** Less than the rest of the decoding after an executor would be given up. */
  private static final Duration LATE = Duration.ofSeconds(8);

  DamagedModels(FaultsFixture fixture) {
    super(fixture);
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
  void followsManyReleasesToTheLast() throws Exception {
    for (int i = 0; i < 50; i++) {
      scoring.publishes();
    }
    scoring.follows();
    scoring.adoptsTheNext();
  }
}
