package recast.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import recast.json.JsonObject;
import recast.json.TextLimit;

/**
 * What is wrong with an application now.
 *
 * @param store with its store
 * @param rejection the release that was rejected last, and why
 * @param source with its source
 * @param output why batches wait: it has no room
 * @param critical why most results are wrong, which only a person can fix
 */
public record Problems(
    Optional<String> store,
    Optional<String> rejection,
    Optional<String> source,
    Optional<String> output,
    Optional<String> critical) {
  /** Nothing is wrong. */
  public static final Problems NONE =
      new Problems(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** In chars: with the longest escapes for all of them the file keeps its limit. */
  private static final int LIMIT = 1_000;

  public Problems {
    store = cut(store);
    rejection = cut(rejection);
    source = cut(source);
    output = cut(output);
    critical = cut(critical);
  }

  private static Optional<String> cut(Optional<String> problem) {
    return problem.map(text -> TextLimit.cut(text, LIMIT));
  }

  public Problems withStore(Optional<String> next) {
    return new Problems(next, rejection, source, output, critical);
  }

  public Problems withRejection(Optional<String> next) {
    return new Problems(store, next, source, output, critical);
  }

  public Problems withSource(Optional<String> next) {
    return new Problems(store, rejection, next, output, critical);
  }

  public Problems withOutput(Optional<String> next) {
    return new Problems(store, rejection, source, next, critical);
  }

  public Problems withCritical(Optional<String> next) {
    return new Problems(store, rejection, source, output, next);
  }

  void toJson(Map<String, Object> fields) {
    fields.put("storeTrouble", store.orElse(""));
    fields.put("lastRejection", rejection.orElse(""));
    fields.put("sourceTrouble", source.orElse(""));
    fields.put("outputTrouble", output.orElse(""));
    fields.put("critical", critical.orElse(""));
  }

  static Problems fromJson(JsonObject json) throws IOException {
    return new Problems(
        problem(json, "storeTrouble"),
        problem(json, "lastRejection"),
        problem(json, "sourceTrouble"),
        json.optionalText("outputTrouble").filter(text -> !text.isEmpty()),
        problem(json, "critical"));
  }

  private static Optional<String> problem(JsonObject json, String name) throws IOException {
    return Optional.of(json.text(name)).filter(text -> !text.isEmpty());
  }
}
