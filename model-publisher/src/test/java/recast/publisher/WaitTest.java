package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recast.cli.ExitCode;

/** --wait of fit, publish and rollback, when the application decides in time. */
final class WaitTest {
  private static final Instant BATCH = Instant.parse("2026-01-02T03:04:10Z");
  private static final Instant LATER_BATCH = BATCH.plusSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir private Path directory;
  private PublisherFixture recast;
  private RecordedAdoptions clones;

  @BeforeEach
  void nameStore() {
    recast = new PublisherFixture(directory.resolve("a store"));
    clones = new RecordedAdoptions(recast);
  }

  @Test
  void aReleaseThatIsAdoptedEndsTheWait() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);

    assertThat(recast.out().lines()).hasSize(2).first().asString().startsWith("release 1  ");
    assertThat(recast.out().lines().toList().get(1))
        .isEqualTo(
            "adopted by clones  release 1  version 1  from batch 2026-01-02T03:04:10Z"
                + "  warm on 1/2 executors  after 2.1 s");
    assertThat(recast.err()).isEmpty();
  }

  @Test
  void publishAndRollbackWaitAsFitDoes() throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "x");
    recast.publish("clone", "{\"cloned\": true}");
    clones.at(SOON, () -> clones.adopts(2, BATCH));
    clones.at(SOON.multipliedBy(2), () -> clones.adopts(3, LATER_BATCH));

    assertThat(
            run(
                "publish",
                "--unchecked",
                "--format",
                "onnx",
                "--change-format",
                "--file",
                file.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(recast.out()).contains("adopted by clones  release 2  version 2");

    assertThat(run("rollback")).isEqualTo(ExitCode.OK);
    assertThat(recast.out())
        .startsWith("release 3  version 1")
        .contains("adopted by clones  release 3  version 1");
  }

  @Test
  void theReleaseIsToldBeforeAnybodyWaits() {
    List<String> out = new ArrayList<>();
    clones.at(Duration.ZERO, () -> out.add(recast.out()));
    clones.at(SOON, () -> clones.adopts(1, BATCH));

    run("fit");

    assertThat(out).singleElement().asString().startsWith("release 1  version 1");
  }

  @Test
  void aRejectionIsToldWithItsReasonOnOneLine() {
    clones.at(
        SOON, () -> clones.rejects(1, PublisherFixture.NOW, "does not decode:\n\u001b[31mred"));

    assertThat(run("fit")).isEqualTo(ExitCode.REJECTED);

    assertThat(recast.err())
        .startsWith(
            "recast fit: Application clones rejected release 1, version 1:"
                + " does not decode:  [31mred; release 1 stands")
        .endsWith("publish a right one\n");
    assertThat(recast.out().lines()).hasSize(1);
  }

  @Test
  void aRejectionNamesTheWayBackToWhatScores() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    recast.publish("clone", "a bad one");
    clones.adopts(1, BATCH);
    clones.at(SOON, () -> clones.rejects(3, LATER_BATCH, "does not decode"));

    assertThat(run("fit", "--cloned", "false")).isEqualTo(ExitCode.REJECTED);

    assertThat(recast.err()).contains("recast rollback --store ", " --to 1");
  }

  @Test
  void aReleaseThatIsTakenBackIsRejected() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> clones.rejects(1, LATER_BATCH, "7% of the records failed"));

    assertThat(run("fit")).isEqualTo(ExitCode.REJECTED);

    assertThat(recast.err())
        .contains("clones adopted release 1, version 1, from batch " + BATCH + " on")
        .contains("rejected it from batch " + LATER_BATCH + " on: 7% of the records failed");
  }

  @Test
  void aReleaseThatIsTakenBackInItsFirstBatchIsRejected() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> clones.rejects(1, BATCH, "7% of the records failed"));

    assertThat(run("fit")).isEqualTo(ExitCode.REJECTED);

    assertThat(recast.err()).contains("clones rejected release 1, version 1: 7% of the records");
  }

  @Test
  void aRejectedReleaseThatALaterRunAdoptsIsAdopted() {
    clones.at(SOON, () -> clones.rejects(1, BATCH, "too large"));
    clones.at(SOON, () -> clones.adopts(1, LATER_BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aNewerReleaseThatIsAdoptedInsteadEndsTheWait() {
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(SOON, () -> clones.adopts(2, BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.waited()).isLessThan(SOON.multipliedBy(2));
    assertThat(recast.err())
        .contains("Release 1 stands, but clones will not adopt it: release 2, version 2, came")
        .contains("scores from batch " + BATCH + " on", "recast rollback --store", " --to 1");
  }

  @Test
  void aNewerReleaseThatIsRejectedInsteadEndsTheWait() {
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(SOON, () -> clones.rejects(2, BATCH, "too large"));

    assertThat(run("fit")).isEqualTo(ExitCode.FAILED);

    assertThat(recast.err()).contains("will not adopt it: release 2", "was rejected: too large");
  }

  @Test
  void aReleaseThatWasAdoptedBeforeANewerOneIsAdopted() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));
    clones.at(SOON, () -> recast.publish("clone", "newer"));
    clones.at(SOON, () -> clones.adopts(2, LATER_BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void aDecisionInTheLastMomentCounts() {
    clones.at(Duration.ofSeconds(30), () -> clones.adopts(1, BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatWasMadeOfOlderReleasesIsNotEvenRead() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    Files.writeString(adoption(BATCH, 1), "garbage");
    clones.at(SOON, () -> clones.adopts(2, LATER_BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @MethodSource("recast.publisher.RecordedAdoptions#damages")
  void anUnreadableDecisionOnAnotherReleaseDoesNotMatter(String damage) throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    clones.at(SOON, () -> Files.writeString(adoption(BATCH.plusSeconds(5), 3), damage));
    clones.at(SOON, () -> clones.adopts(2, LATER_BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @MethodSource("recast.publisher.RecordedAdoptions#damages")
  void anUnreadableDecisionIsNamedWhenTheTimeIsOver(String damage) throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    clones.at(SOON, () -> Files.writeString(adoption(LATER_BATCH, 2), damage));

    assertThat(run("fit")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains("Release 2 stands, but whether clones adopted it within 30s cannot be told: ")
        .contains("cannot read ", adoption(LATER_BATCH, 2).toString(), "recast verify --store ");
  }

  @Test
  void aStoreThatFailsMeanwhileIsLookedAtAgain() {
    // A directory cannot be read as a file, not even by root.
    Path unreadable = adoption(BATCH, 1);
    clones.at(Duration.ZERO, () -> Files.createDirectories(unreadable));
    clones.at(SOON, () -> Files.delete(unreadable));
    clones.at(SOON, () -> clones.adopts(1, BATCH));

    assertThat(run("fit")).isEqualTo(ExitCode.OK);

    assertThat(recast.err()).isEmpty();
  }

  @Test
  void aPersonSeesHowLongTheWaitHasLasted() {
    clones.at(SOON, () -> clones.adopts(1, BATCH));

    run("fit");

    assertThat(recast.progress())
        .startsWith("\rwaiting for clones to adopt release 1: 0 s of 30s\rwaiting")
        .endsWith("\rwaiting for clones to adopt release 1: 1 s of 30s" + System.lineSeparator());
  }

  private Path adoption(Instant from, int release) {
    return directory.resolve(
        "a store/adoptions/clones/%013d-%08d.json".formatted(from.toEpochMilli(), release));
  }

  private ExitCode run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of("--store", recast.address(), "--wait", "30s", "--app", RecordedAdoptions.APP));
    if (Set.of("fit", "publish").contains(words[0])) {
      all.add("--create");
    }
    return recast.run(all.toArray(String[]::new));
  }
}
