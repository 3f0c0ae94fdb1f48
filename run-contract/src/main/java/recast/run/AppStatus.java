package recast.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import recast.json.JsonObject;
import recast.line.LineCounts;

/**
 * What an application reports of itself. In JSON, times are epoch milliseconds and durations
 * milliseconds; what is absent is 0 or an empty text.
 *
 * @param sourceConnected whether the receiver is connected to the source now
 * @param lines what became of lines of the source that are no sound records
 */
public record AppStatus(
    String app,
    String applicationId,
    int attempt,
    Phase phase,
    String store,
    String source,
    boolean sourceConnected,
    LineCounts lines,
    ModelStatus model,
    BatchStatus batches,
    Problems problems) {
  /** Where the application is in its life. */
  public enum Phase {
    WAITING_FOR_MODEL,
    WAITING_FOR_EXECUTOR,
    RUNNING,
    STOPPING,
    STOPPED
  }

  /** A run that has just started, as YARN's {@code attempt}th, from 1. */
  public static AppStatus starting(
      String app, String applicationId, int attempt, String store, String source) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        Phase.WAITING_FOR_MODEL,
        store,
        source,
        false,
        LineCounts.NONE,
        ModelStatus.NONE,
        BatchStatus.NONE,
        Problems.NONE);
  }

  public AppStatus with(Phase next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        next,
        store,
        source,
        sourceConnected,
        lines,
        model,
        batches,
        problems);
  }

  public AppStatus with(ModelStatus next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        sourceConnected,
        lines,
        next,
        batches,
        problems);
  }

  public AppStatus with(BatchStatus next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        sourceConnected,
        lines,
        model,
        next,
        problems);
  }

  public AppStatus with(Problems next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        sourceConnected,
        lines,
        model,
        batches,
        next);
  }

  /** Whether the receiver is connected to its source, and why not, if it has failed. */
  public AppStatus withSource(boolean connected, Optional<String> problem) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        connected,
        lines,
        model,
        batches,
        problems.withSource(problem));
  }

  public AppStatus with(LineCounts next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        sourceConnected,
        next,
        model,
        batches,
        problems);
  }

  /** The fields as JSON names them, in the order in which they are written. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("app", app);
    fields.put("applicationId", applicationId);
    fields.put("attempt", attempt);
    fields.put("phase", phase.name().toLowerCase(Locale.ROOT));
    fields.put("store", store);
    fields.put("source", source);
    fields.put("sourceConnected", sourceConnected);
    fields.put("linesTooLong", lines.tooLong());
    fields.put("linesIncomplete", lines.incomplete());
    fields.put("linesMalformed", lines.malformed());
    model.toJson(fields);
    batches.toJson(fields);
    problems.toJson(fields);
    return fields;
  }

  byte[] toJson() throws IOException {
    return JsonObject.toJson(fields());
  }

  static AppStatus fromJson(byte[] bytes, String where) throws IOException {
    JsonObject json = JsonObject.fromJson(bytes, where);
    return new AppStatus(
        json.text("app"),
        json.text("applicationId"),
        json.counted("attempt", Function.identity()),
        json.parsed("phase", text -> Phase.valueOf(text.toUpperCase(Locale.ROOT))),
        json.text("store"),
        json.text("source"),
        json.optionalFlag("sourceConnected").orElse(false),
        lines(json),
        ModelStatus.fromJson(json),
        BatchStatus.fromJson(json),
        Problems.fromJson(json));
  }

  /** Builds before this one counted none. */
  private static LineCounts lines(JsonObject json) throws IOException {
    return new LineCounts(
        json.optionalNumber("linesTooLong").orElse(0L),
        json.optionalNumber("linesIncomplete").orElse(0L),
        json.optionalNumber("linesMalformed").orElse(0L));
  }
}
