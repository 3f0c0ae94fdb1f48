package recast.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reports what is wrong in a store and stops nothing: each finding once. Thread-safe. */
final class Warnings {
  /** A store with more findings than this is reported again and again instead of remembered. */
  private static final int REMEMBERED = 1_000;

  private final Consumer<String> report;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  Warnings(Consumer<String> report) {
    this.report = report;
  }

  void warn(String finding) {
    if (reported.size() >= REMEMBERED || reported.add(finding)) {
      report.accept(finding);
    }
  }
}
