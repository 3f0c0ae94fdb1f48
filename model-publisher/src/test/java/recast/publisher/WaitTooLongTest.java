package recast.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.cli.ExitCode;

/** --wait, when the time is over: what the application does instead, and how it is. */
final class WaitTooLongTest {
  private static final Instant BATCH = Instant.parse("2026-01-02T03:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir private Path directory;
  private PublisherFixture recast;
  private RecordedAdoptions clones;

  @BeforeEach
  void publishAFirstModel() throws IOException {
    recast = new PublisherFixture(directory.resolve("a store"));
    clones = new RecordedAdoptions(recast);
    recast.publish("clone", "{\"cloned\": true}");
  }

  @Test
  void anApplicationThatIsAliveIsToldWithTheReleaseThatItScoresWith() throws IOException {
    clones.adopts(1, BATCH);
    clones.isAlive(PublisherFixture.NOW);
    for (int seconds = 5; seconds <= 60; seconds += 5) {
      Instant now = PublisherFixture.NOW.plusSeconds(seconds);
      clones.at(Duration.ofSeconds(seconds), () -> clones.isAlive(now));
    }

    assertThat(fit("60s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .isEqualTo(
            ("recast fit: Release 2 stands, but clones did not adopt it within 1m: it is alive, and"
                    + " scores with release 1, version 1, since batch 2026-01-02T03:00:00Z; see"
                    + " 'recast status --app clones'%n")
                .formatted());
    assertThat(recast.out().lines()).singleElement().asString().startsWith("release 2");
    assertThat(recast.waited()).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_300));
  }

  @Test
  void aReleaseThatWasTakenBackIsNotWhatAnApplicationScoresWith() throws IOException {
    recast.publish("clone", "{\"cloned\": true}");
    clones.adopts(1, BATCH);
    clones.adopts(2, BATCH.plusSeconds(10));
    clones.rejects(2, BATCH.plusSeconds(20), "7% of the records failed");
    clones.isAlive(PublisherFixture.NOW);

    assertThat(fit("10s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("it is alive, and scores with release 1, version 1");
  }

  @Test
  void aSignThatChangesTellsLifeWhateverTheClocksSay() throws IOException {
    clones.adopts(1, BATCH);
    clones.isAlive(LONG_AGO);
    clones.at(Duration.ofSeconds(5), () -> clones.isAlive(LONG_AGO.plusSeconds(5)));

    assertThat(fit("10s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("it is alive");
  }

  @Test
  void aSignThatIsYoungTellsLifeWhenTheWaitIsShort() throws IOException {
    clones.isAlive(PublisherFixture.NOW.minusSeconds(4));

    assertThat(fit("500ms")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("within 500ms: it is alive, and has no model yet");
  }

  @Test
  void aSignThatIsOldTellsSilenceWhenTheWaitIsShort() throws IOException {
    clones.adopts(1, BATCH);
    clones.isAlive(PublisherFixture.NOW.minusSeconds(94));

    assertThat(fit("1s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains("it has been silent for 95 s, its last adoption is release 1, version 1")
        .contains("see 'recast status --app clones'");
  }

  @Test
  void aSignThatNeverChangesTellsSilenceWhateverTheClocksSay() throws IOException {
    clones.isAlive(PublisherFixture.NOW.plusSeconds(3_600));

    assertThat(fit("2m")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("it has been silent for 120 s, its last adoption is none");
  }

  @Test
  void anApplicationThatDiesMeanwhileIsSilent() throws IOException {
    clones.isAlive(LONG_AGO);
    clones.at(Duration.ofSeconds(3), () -> clones.isAlive(LONG_AGO.plusSeconds(5)));

    assertThat(fit("1m")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err()).contains("it has been silent for 57 s");
  }

  @Test
  void anApplicationThatHasEndedIsToldWithItsLastRelease() throws IOException {
    clones.adopts(1, BATCH);
    clones.isAlive(PublisherFixture.NOW);
    clones.at(Duration.ofSeconds(5), clones::ends);

    assertThat(fit("10s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains("it has ended, its last adoption is release 1, version 1, since batch " + BATCH)
        .contains("when it is submitted again");
  }

  @Test
  void anApplicationThatNeverRanIsNamed() {
    assertThat(fit("10s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains(
            "it has never scored with a model of ", "a store, and does not run with this store")
        .contains("check --app");
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldWhenTheTimeIsOver() throws IOException {
    Files.createDirectories(
        directory.resolve("a store/adoptions/clones/1767322800000-00000002.json"));

    assertThat(fit("10s")).isEqualTo(ExitCode.TIMEOUT);

    assertThat(recast.err())
        .contains("Release 2 stands, but whether clones adopted it within 10s cannot be told: ")
        .contains("Cannot read the adoptions of ")
        .doesNotContain("\tat ");
    assertThat(recast.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void theStoreIsLookedAtThreeTimesASecond() {
    List<Long> pauses = new ArrayList<>();
    recast.pause(pauses::add);

    fit("3s");

    assertThat(pauses).hasSizeBetween(6, 12).allMatch(millis -> millis <= 500);
  }

  private ExitCode fit(String timeout) {
    return recast.run(
        "fit", "--store", recast.address(), "--wait", timeout, "--app", RecordedAdoptions.APP);
  }
}
