package recast.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import recast.json.JsonObject;
import recast.json.TextLimit;

/**
 * What an application says of itself. Times are epoch milliseconds, durations milliseconds; 0 and
 * empty stand for "not yet" and "none".
 *
 * @param sourceConnected whether the receiver is connected to the source now
 */
public record AppStatus(
    String app,
    String applicationId,
    int attempt,
    Phase phase,
    String store,
    String source,
    boolean sourceConnected,
    Model model,
    Batches batches,
    Problems problems) {
  /** Where the application is in its life. */
  public enum Phase {
    WAITING_FOR_MODEL,
    WAITING_FOR_EXECUTOR,
    RUNNING,
    STOPPING,
    STOPPED
  }

  /**
   * The release that scores, since which batch, and the release that should, since when.
   *
   * @param warm how many executors were ready for it, of how many, such as {@code 2/2}
   */
  public record Model(
      int adopted,
      int adoptedVersion,
      long adoptedFrom,
      String warm,
      int wanted,
      long wantedSince) {}

  /** The last batch that completed, and sums over all batches of this run. */
  public record Batches(
      long completed,
      long lastTime,
      long lastRecords,
      long lastDelay,
      long records,
      long scored,
      long failed) {}

  /**
   * What is wrong now: with the store, the last rejection, with the source.
   *
   * @param critical why most results are wrong, which only a person can fix
   */
  public record Problems(String store, String rejection, String source, String critical) {
    /** In chars: with the longest escapes for all of them the file keeps its limit. */
    private static final int LIMIT = 1_000;

    public Problems {
      store = TextLimit.cut(store, LIMIT);
      rejection = TextLimit.cut(rejection, LIMIT);
      source = TextLimit.cut(source, LIMIT);
      critical = TextLimit.cut(critical, LIMIT);
    }

    public Problems withStore(String next) {
      return new Problems(next, rejection, source, critical);
    }

    public Problems withRejection(String next) {
      return new Problems(store, next, source, critical);
    }

    public Problems withSource(String next) {
      return new Problems(store, rejection, next, critical);
    }

    public Problems withCritical(String next) {
      return new Problems(store, rejection, source, next);
    }
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
        new Model(0, 0, 0, "", 0, 0),
        new Batches(0, 0, 0, 0, 0, 0, 0),
        new Problems("", "", "", ""));
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
        model,
        batches,
        problems);
  }

  public AppStatus with(Model next) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        sourceConnected,
        next,
        batches,
        problems);
  }

  public AppStatus with(Batches next) {
    return new AppStatus(
        app, applicationId, attempt, phase, store, source, sourceConnected, model, next, problems);
  }

  public AppStatus with(Problems next) {
    return new AppStatus(
        app, applicationId, attempt, phase, store, source, sourceConnected, model, batches, next);
  }

  /** Whether the receiver is connected to its source, and why not, if it has failed. */
  public AppStatus withSource(boolean connected, String problem) {
    return new AppStatus(
        app,
        applicationId,
        attempt,
        phase,
        store,
        source,
        connected,
        model,
        batches,
        problems.withSource(problem));
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
    fields.put("releaseAdopted", model.adopted());
    fields.put("versionAdopted", model.adoptedVersion());
    fields.put("adoptedFrom", model.adoptedFrom());
    fields.put("warmExecutors", model.warm());
    fields.put("releaseWanted", model.wanted());
    fields.put("wantedSince", model.wantedSince());
    fields.put("batchesCompleted", batches.completed());
    fields.put("lastBatch", batches.lastTime());
    fields.put("lastBatchRecords", batches.lastRecords());
    fields.put("schedulingDelayMs", batches.lastDelay());
    fields.put("records", batches.records());
    fields.put("recordsScored", batches.scored());
    fields.put("recordsFailed", batches.failed());
    fields.put("storeTrouble", problems.store());
    fields.put("lastRejection", problems.rejection());
    fields.put("sourceTrouble", problems.source());
    fields.put("critical", problems.critical());
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
        new Model(
            json.counted("releaseAdopted", Function.identity()),
            json.counted("versionAdopted", Function.identity()),
            json.number("adoptedFrom"),
            json.text("warmExecutors"),
            json.counted("releaseWanted", Function.identity()),
            json.number("wantedSince")),
        new Batches(
            json.number("batchesCompleted"),
            json.number("lastBatch"),
            json.number("lastBatchRecords"),
            json.number("schedulingDelayMs"),
            json.number("records"),
            json.number("recordsScored"),
            json.number("recordsFailed")),
        new Problems(
            json.text("storeTrouble"),
            json.text("lastRejection"),
            json.text("sourceTrouble"),
            json.text("critical")));
  }
}
