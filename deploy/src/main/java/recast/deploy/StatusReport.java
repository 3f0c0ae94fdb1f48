package recast.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.json.JsonObject;
import recast.run.AppStatus;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.yarn.Diagnostics;
import recast.yarn.Runs;

/**
 * What YARN, the application and the store say, put together.
 *
 * @param user the owner of the run
 * @param yarnState the state on YARN; once it has ended, with how it ended
 * @param diagnostics what YARN says of it, if anything
 * @param alive whether it has not ended
 * @param attempt the attempt that YARN runs, or ran last
 * @param said what the application last said of itself, maybe in an earlier attempt
 * @param wanted the release that should score, nothing when there is none yet
 * @param differsFor how long adopted and wanted of a run that is alive have differed; empty when
 *     they do not
 */
record StatusReport(
    String user,
    String yarnState,
    String diagnostics,
    boolean alive,
    int attempt,
    AppStatus said,
    Optional<ReleaseNumber> wanted,
    Optional<Duration> differsFor) {

  static StatusReport of(
      ApplicationReport report, AppStatus said, Optional<Release> current, Instant now) {
    Optional<ReleaseNumber> wanted =
        current.map(Release::number).or(() -> ReleaseNumber.unlessZero(said.model().wanted()));
    long since =
        current
            .map(release -> release.publishedAt().toEpochMilli())
            .orElse(said.model().wantedSince());
    boolean differs =
        Runs.isAlive(report) && !wanted.equals(ReleaseNumber.unlessZero(said.model().adopted()));
    return new StatusReport(
        report.getUser(),
        state(report),
        Diagnostics.of(report),
        Runs.isAlive(report),
        report.getCurrentApplicationAttemptId().getAttemptId(),
        said,
        wanted,
        differs
            ? Optional.of(Duration.ofMillis(Math.max(0, now.toEpochMilli() - since)))
            : Optional.empty());
  }

  private static String state(ApplicationReport report) {
    return Runs.isAlive(report)
        ? report.getYarnApplicationState().toString()
        : report.getYarnApplicationState() + " " + report.getFinalApplicationStatus();
  }

  String text() {
    AppStatus.Model model = said.model();
    AppStatus.Batches batches = said.batches();
    AppStatus.Problems problems = said.problems();
    StringBuilder text = new StringBuilder();
    line(text, "app", said.app() + "  " + said.applicationId() + ", attempt " + attempt);
    line(text, "user", user);
    line(text, "yarn", yarnState);
    if (!diagnostics.isEmpty()) {
      line(text, "diagnostics", Diagnostics.reason(diagnostics));
    }
    if (said.attempt() != attempt) {
      line(
          text,
          "silent",
          "attempt %d has not reported yet; attempt %d reported:"
              .formatted(attempt, said.attempt()));
    }
    line(text, "phase", phase());
    line(
        text,
        "adopted",
        model.adopted() == 0
            ? "no release yet"
            : "release %d, version %d, since batch %s%s"
                .formatted(
                    model.adopted(),
                    model.adoptedVersion(),
                    Instant.ofEpochMilli(model.adoptedFrom()),
                    alive ? ", warm on %s executors".formatted(model.warm()) : ""));
    line(
        text,
        "wanted",
        wanted
            .map(
                number ->
                    "release "
                        + number
                        + differsFor.map(d -> ", differs for " + d.toSeconds() + " s").orElse(""))
            .orElse("no release yet"));
    line(text, "store", said.store() + trouble(problems.store()));
    line(text, "source", said.source() + trouble(problems.source()));
    line(
        text,
        "last batch",
        batches.lastTime() == 0
            ? "none yet"
            : "%s, %d records, scheduling delay %d ms"
                .formatted(
                    Instant.ofEpochMilli(batches.lastTime()),
                    batches.lastRecords(),
                    batches.lastDelay()));
    line(
        text,
        "records",
        "%d in, %d scored, %d failed, %d batches"
            .formatted(batches.records(), batches.scored(), batches.failed(), batches.completed()));
    if (!problems.critical().isEmpty()) {
      line(text, "CRITICAL", problems.critical());
    }
    line(text, "rejected", problems.rejection().isEmpty() ? "none" : problems.rejection());
    return text.toString();
  }

  /** What reports nothing of its store has not reported at all. */
  private String phase() {
    return said.store().isEmpty()
        ? "no driver has reported yet"
        : said.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  String json() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>(said.fields());
    fields.put("user", user);
    fields.put("state", yarnState);
    fields.put("diagnostics", diagnostics);
    fields.put("attempt", attempt);
    fields.put("saidByAttempt", said.attempt());
    fields.put("releaseWanted", wanted.map(ReleaseNumber::value).orElse(0));
    fields.put("differsForMs", differsFor.map(Duration::toMillis).orElse(0L));
    return new String(JsonObject.toJson(fields), StandardCharsets.UTF_8);
  }

  private static String trouble(String trouble) {
    return trouble.isEmpty() ? "" : "  TROUBLE: " + trouble;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format("%-12s %s%n", name, value));
  }
}
