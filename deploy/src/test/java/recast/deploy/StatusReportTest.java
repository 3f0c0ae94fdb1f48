package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import recast.line.LineCounts;
import recast.run.AppStatus;
import recast.run.BatchStatus;
import recast.run.ModelStatus;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
import recast.run.Problems;
import recast.store.Payload;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.Sha256;
import recast.store.Version;

final class StatusReportTest {
  private static final Instant NOW = Instant.ofEpochMilli(100_000);
  private static final ApplicationId ID = ApplicationId.newInstance(1, 1);

  @Test
  void anApplicationThatHasAdoptedWhatIsWantedDoesNotDiffer() {
    StatusReport report = report(said(2, 2), Optional.of(release(2, 90_000)));

    assertThat(report.wanted()).contains(new ReleaseNumber(2));
    assertThat(report.differsFor()).isEmpty();
    assertThat(lines(report))
        .containsEntry("app", "clones  application_1_0001, attempt 3")
        .containsEntry("user", "ann")
        .containsEntry("yarn", "RUNNING")
        .containsEntry("phase", "running")
        .containsEntry(
            "adopted",
            "release 2, version 20, since batch 1970-01-01T00:00:50Z, warm on 1/2 executors")
        .containsEntry("wanted", "release 2")
        .containsEntry("store", "hdfs://nn/models")
        .containsEntry("source", "host:9999")
        .containsEntry("last batch", "1970-01-01T00:01:00Z, 7 records, scheduling delay 8 ms")
        .containsEntry("records", "30 in, 28 scored, 2 failed, 6 batches")
        .containsEntry("rejected", "none")
        .doesNotContainKey("diagnostics");
  }

  @Test
  void theStoreSaysWhatIsWantedAndSinceWhen() {
    StatusReport report = report(said(2, 2), Optional.of(release(3, 90_000)));

    assertThat(report.wanted()).contains(new ReleaseNumber(3));
    assertThat(report.differsFor()).contains(Duration.ofSeconds(10));
    assertThat(lines(report)).containsEntry("wanted", "release 3, differs for 10 s");
  }

  @Test
  void withoutAStoreTheApplicationSaysWhatIsWantedAndSinceWhen() {
    StatusReport report = report(said(2, 3), Optional.empty());

    assertThat(report.wanted()).contains(new ReleaseNumber(3));
    assertThat(report.differsFor()).contains(Duration.ofSeconds(60));
  }

  @Test
  void aPublisherWhoseClockIsAheadMakesNoNegativeTime() {
    assertThat(report(said(2, 2), Optional.of(release(3, 200_000))).differsFor())
        .contains(Duration.ZERO);
  }

  @Test
  void anApplicationThatHasNotSpokenHasNothingYet() {
    StatusReport report =
        report(AppStatus.starting("clones", ID.toString(), 3, "", ""), Optional.empty());

    assertThat(report.differsFor()).isEmpty();
    assertThat(lines(report))
        .containsEntry("phase", "no driver has reported yet")
        .containsEntry("adopted", "no release yet")
        .containsEntry("wanted", "no release yet")
        .containsEntry("last batch", "none yet");
  }

  @Test
  void theReportIsOneJsonDocumentWithAllThatTheApplicationSays() throws IOException {
    AppStatus said = said(2, 2);
    JsonNode json = json(report(said, Optional.of(release(3, 90_000))));

    assertThat(json.get("user").textValue()).isEqualTo("ann");
    assertThat(json.get("state").textValue()).isEqualTo("RUNNING");
    assertThat(json.get("attempt").intValue()).isEqualTo(3);
    assertThat(json.get("releaseAdopted").intValue()).isEqualTo(2);
    assertThat(json.get("releaseWanted").intValue()).isEqualTo(3);
    assertThat(json.get("differsForMs").longValue()).isEqualTo(10_000);
    assertThat(json.fieldNames()).toIterable().containsAll(said.fields().keySet());
  }

  @Test
  void whatIsAbsentIsZeroOrAnEmptyTextInJson() throws IOException {
    AppStatus starting = AppStatus.starting("clones", ID.toString(), 3, "", "");

    JsonNode json = json(report(starting, Optional.empty()));
    assertThat(json.get("diagnostics").textValue()).isEmpty();
    assertThat(json.get("lastRejection").textValue()).isEmpty();
    assertThat(json.get("releaseAdopted").numberValue()).isEqualTo(0);
    assertThat(json.get("releaseWanted").numberValue()).isEqualTo(0);
    assertThat(json.get("differsForMs").numberValue()).isEqualTo(0);
  }

  @Test
  void aRunThatDoesNotKnowWhatIsWantedDoesNotDiffer() {
    AppStatus resumed =
        said(2, 2).with(new ModelStatus(said(2, 2).model().adopted(), Optional.empty()));

    assertThat(report(resumed, Optional.empty()).differsFor()).isEmpty();
  }

  @Test
  void whatDoesNotDifferDiffersForNoTime() throws IOException {
    assertThat(json(report(said(2, 2), Optional.empty())).get("differsForMs").longValue()).isZero();
  }

  @Test
  void anApplicationThatEndedSaysHow() {
    ApplicationReport ended = yarn(YarnApplicationState.FINISHED);
    ended.setFinalApplicationStatus(FinalApplicationStatus.FAILED);
    ended.setDiagnostics(
        "\nUser class threw exception: java.lang.IllegalStateException: why\n\tat Main.main\n");

    StatusReport report = StatusReport.of(ended, said(2, 2), Optional.empty(), NOW);

    assertThat(lines(report))
        .containsEntry("yarn", "FINISHED FAILED")
        .containsEntry("diagnostics", "why");
  }

  @Test
  void anApplicationThatEndedNeitherDiffersNorHasExecutors() throws IOException {
    StatusReport report =
        StatusReport.of(yarn(YarnApplicationState.FINISHED), said(2, 3), Optional.empty(), NOW);

    assertThat(lines(report))
        .containsEntry("wanted", "release 3")
        .containsEntry("adopted", "release 2, version 20, since batch 1970-01-01T00:00:50Z");
    assertThat(json(report).get("differsForMs").longValue()).isZero();
  }

  @Test
  void troublesStandBesideWhatIsInTrouble() {
    AppStatus said =
        new AppStatus(
            "clones",
            ID.toString(),
            3,
            AppStatus.Phase.RUNNING,
            "hdfs://nn/models",
            "host:9999",
            true,
            new LineCounts(1, 2, 3),
            new ModelStatus(
                Optional.of(
                    new Adopted(new ReleaseNumber(2), new Version(20), Instant.EPOCH, "1/2")),
                Optional.of(new Wanted(new ReleaseNumber(2), Instant.EPOCH))),
            BatchStatus.NONE,
            new Problems(
                Optional.of("nobody answers"),
                Optional.of("release 3: no model"),
                Optional.of("refused"),
                Optional.of("no room"),
                Optional.of("wrong")));

    assertThat(lines(report(said, Optional.empty())))
        .containsEntry("store", "hdfs://nn/models  TROUBLE: nobody answers")
        .containsEntry("source", "host:9999  TROUBLE: refused")
        .containsEntry("output", "TROUBLE: no room")
        .containsEntry("lines", "1 too long, 2 incomplete, 3 malformed")
        .containsEntry("rejected", "release 3: no model")
        .containsEntry("CRITICAL", "wrong");
  }

  @Test
  void whatAnEarlierAttemptSaidIsNotTakenForTheLaterOnes() throws IOException {
    StatusReport report = report(said(2, 2, 2), Optional.empty());

    assertThat(lines(report))
        .containsEntry("silent", "attempt 3 has not reported yet; attempt 2 reported:");
    assertThat(json(report).get("attempt").intValue()).isEqualTo(3);
    assertThat(json(report).get("saidByAttempt").intValue()).isEqualTo(2);
    assertThat(lines(report(said(2, 2), Optional.empty()))).doesNotContainKey("silent");
  }

  private static StatusReport report(AppStatus said, Optional<Release> current) {
    return StatusReport.of(yarn(YarnApplicationState.RUNNING), said, current, NOW);
  }

  private static ApplicationReport yarn(YarnApplicationState state) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ID);
    report.setCurrentApplicationAttemptId(ApplicationAttemptId.newInstance(ID, 3));
    report.setYarnApplicationState(state);
    report.setUser("ann");
    return report;
  }

  private static AppStatus said(int adopted, int wanted) {
    return said(3, adopted, wanted);
  }

  private static AppStatus said(int attempt, int adopted, int wanted) {
    return new AppStatus(
        "clones",
        ID.toString(),
        attempt,
        AppStatus.Phase.RUNNING,
        "hdfs://nn/models",
        "host:9999",
        true,
        LineCounts.NONE,
        new ModelStatus(
            Optional.of(
                new Adopted(
                    new ReleaseNumber(adopted),
                    new Version(10 * adopted),
                    Instant.ofEpochMilli(50_000),
                    "1/2")),
            Optional.of(new Wanted(new ReleaseNumber(wanted), Instant.ofEpochMilli(40_000)))),
        Reports.batches(6, Instant.ofEpochMilli(60_000), Duration.ofMillis(8)),
        Problems.NONE);
  }

  private static Release release(int number, long publishedAt) {
    return new Release(
        new ReleaseNumber(number),
        new Version(number),
        Release.Kind.PUBLISH,
        new UUID(0, number),
        Instant.ofEpochMilli(publishedAt),
        "ann@host",
        new Payload("clone", 16, new Sha256("0123456789abcdef".repeat(4))),
        "");
  }

  private static JsonNode json(StatusReport report) throws IOException {
    return new ObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readTree(report.json());
  }

  /** The lines of the text by their names, which take thirteen columns. */
  private static Map<String, String> lines(StatusReport report) {
    return report
        .text()
        .lines()
        .collect(
            java.util.stream.Collectors.toMap(
                line -> line.substring(0, 13).strip(), line -> line.substring(13)));
  }
}
