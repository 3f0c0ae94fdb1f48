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
import recast.line.LineCounts;
import recast.run.AppStatus;
import recast.run.BatchStatus;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
import recast.run.Problems;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.yarn.Diagnostics;
import recast.yarn.Runs;

/**
 * What YARN, the application and the store report, put together.
 *
 * @param user the owner of the run
 * @param yarnState the state on YARN; once it has ended, with how it ended
 * @param diagnostics what YARN reports of it, if anything
 * @param alive whether it has not ended
 * @param attempt the attempt that YARN runs, or ran last
 * @param said what the application last reported of itself, maybe in an earlier attempt
 * @param wanted the release that should score, if there is one yet
 * @param differsFor how long adopted and wanted of a run that is alive have differed; empty when
 *     they do not
 */
record StatusReport(
    String user,
    String yarnState,
    Optional<String> diagnostics,
    boolean alive,
    int attempt,
    AppStatus said,
    Optional<ReleaseNumber> wanted,
    Optional<Duration> differsFor) {

  static StatusReport of(
      ApplicationReport report, AppStatus said, Optional<Release> current, Instant now) {
    Optional<Wanted> wanted =
        current
            .map(release -> new Wanted(release.number(), release.publishedAt()))
            .or(() -> said.model().wanted());
    Optional<ReleaseNumber> adopted = said.model().adoptedRelease();
    return new StatusReport(
        report.getUser(),
        state(report),
        Optional.of(Diagnostics.of(report)).filter(text -> !text.isEmpty()),
        Runs.isAlive(report),
        report.getCurrentApplicationAttemptId().getAttemptId(),
        said,
        wanted.map(Wanted::release),
        wanted
            .filter(release -> Runs.isAlive(report))
            .filter(release -> !adopted.equals(Optional.of(release.release())))
            .map(release -> elapsed(release.since(), now)));
  }

  /** Zero when the clock of who published is ahead. */
  private static Duration elapsed(Instant since, Instant now) {
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  private static String state(ApplicationReport report) {
    return Runs.isAlive(report)
        ? report.getYarnApplicationState().toString()
        : report.getYarnApplicationState() + " " + report.getFinalApplicationStatus();
  }

  String text() {
    BatchStatus batches = said.batches();
    Problems problems = said.problems();
    StringBuilder text = new StringBuilder();
    line(text, "app", said.app() + "  " + said.applicationId() + ", attempt " + attempt);
    line(text, "user", user);
    line(text, "yarn", yarnState);
    diagnostics.ifPresent(yarn -> line(text, "diagnostics", Diagnostics.reason(yarn)));
    if (said.attempt() != attempt) {
      line(
          text,
          "silent",
          "attempt %d has not reported yet; attempt %d reported:"
              .formatted(attempt, said.attempt()));
    }
    line(text, "phase", phase());
    line(text, "adopted", said.model().adopted().map(this::adopted).orElse("no release yet"));
    line(text, "wanted", wanted.map(this::wanted).orElse("no release yet"));
    line(text, "store", said.store() + trouble(problems.store()));
    line(text, "source", said.source() + trouble(problems.source()));
    problems.output().ifPresent(reason -> line(text, "output", "TROUBLE: " + reason));
    if (!said.lines().equals(LineCounts.NONE)) {
      line(text, "lines", lines(said.lines()));
    }
    line(
        text,
        "last batch",
        batches
            .last()
            .map(
                batch ->
                    "%s, %d records, scheduling delay %d ms"
                        .formatted(
                            batch.time(), batch.records(), batches.schedulingDelay().toMillis()))
            .orElse("none yet"));
    line(
        text,
        "records",
        "%d in, %d scored, %d failed, %d batches"
            .formatted(batches.records(), batches.scored(), batches.failed(), batches.completed()));
    problems.critical().ifPresent(reason -> line(text, "CRITICAL", reason));
    line(text, "rejected", problems.rejection().orElse("none"));
    return text.toString();
  }

  private static String lines(LineCounts lines) {
    return "%d too long, %d incomplete, %d malformed"
        .formatted(lines.tooLong(), lines.incomplete(), lines.malformed());
  }

  private String adopted(Adopted adopted) {
    return "release %s, version %s, since batch %s%s"
        .formatted(
            adopted.release(),
            adopted.version(),
            adopted.from(),
            alive ? ", warm on %s executors".formatted(adopted.warmExecutors()) : "");
  }

  private String wanted(ReleaseNumber release) {
    return "release "
        + release
        + differsFor.map(time -> ", differs for " + time.toSeconds() + " s").orElse("");
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
    fields.put("diagnostics", diagnostics.orElse(""));
    fields.put("attempt", attempt);
    fields.put("saidByAttempt", said.attempt());
    fields.put("releaseWanted", wanted.map(ReleaseNumber::value).orElse(0));
    fields.put("differsForMs", differsFor.map(Duration::toMillis).orElse(0L));
    return new String(JsonObject.toJson(fields), StandardCharsets.UTF_8);
  }

  private static String trouble(Optional<String> trouble) {
    return trouble.map(reason -> "  TROUBLE: " + reason).orElse("");
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format("%-12s %s%n", name, value));
  }
}
