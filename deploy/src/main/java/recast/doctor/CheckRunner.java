package recast.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import recast.cli.Durations;
import recast.cli.Messages;
import recast.hadoop.HadoopErrors;
import recast.store.StoreException;

/**
 * Makes checks one after another, each within a time. A check that builds on one which has failed
 * is skipped.
 */
public final class CheckRunner {
  private final Duration each;
  private final Duration total;
  private final Map<String, Step> steps = new LinkedHashMap<>();

  private record Step(Check check, List<String> needs) {}

  /**
   * @param each how long a check may take
   * @param total how long all of them may take
   */
  CheckRunner(Duration each, Duration total) {
    this.each = each;
    this.total = total;
  }

  /** Adds a check that builds on earlier ones. */
  CheckRunner then(Check check, String... needs) {
    for (String need : needs) {
      if (!steps.containsKey(need)) {
        throw new IllegalArgumentException(check.name() + " needs an earlier check: " + need);
      }
    }
    steps.put(check.name(), new Step(check, List.of(needs)));
    return this;
  }

  /**
   * Makes all checks.
   *
   * @param seen told each result as it comes
   * @param failures told what checks have thrown, for those who want to see stack traces
   */
  public List<CheckResult> run(Consumer<CheckResult> seen, Consumer<Throwable> failures)
      throws InterruptedException {
    long end = System.nanoTime() + total.toNanos();
    Map<String, CheckResult> entries = new LinkedHashMap<>();
    for (Step step : steps.values()) {
      // Whole milliseconds, as they are waited for: what is left of one is no time.
      Duration left =
          Duration.ofMillis(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      Optional<Finding> obstacle = obstacle(step, entries);
      Finding finding =
          obstacle.isPresent()
              ? obstacle.get()
              : look(step.check(), left.compareTo(each) < 0 ? left : each, failures);
      CheckResult entry = new CheckResult(entries.size() + 1, step.check().name(), finding);
      entries.put(entry.name(), entry);
      seen.accept(entry);
    }
    return new ArrayList<>(entries.values());
  }

  private static Optional<Finding> obstacle(Step step, Map<String, CheckResult> entries) {
    for (String need : step.needs()) {
      CheckResult earlier = entries.get(need);
      if (earlier.finding().grade() == Severity.FAIL) {
        return Optional.of(
            Finding.skip("check %d, %s, has failed".formatted(earlier.number(), need)));
      }
      if (!earlier.finding().grade().carries()) {
        return Optional.of(earlier.finding());
      }
    }
    return Optional.empty();
  }

  private static Finding look(Check check, Duration timeout, Consumer<Throwable> failures)
      throws InterruptedException {
    if (timeout.isZero()) {
      return Finding.skip("no time is left for it: earlier checks have waited too long");
    }
    FutureTask<Finding> task = new FutureTask<>(check::look);
    // A daemon: a check that hangs must not keep the process alive.
    Thread thread = new Thread(task, "check-" + check.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Finding.fail(
          "no answer within " + Durations.print(Duration.ofMillis(timeout.toMillis())),
          check.remedy());
    } catch (ExecutionException e) {
      failures.accept(e.getCause());
      return Finding.fail(said(e.getCause()), check.remedy());
    }
  }

  private static String said(Throwable failure) {
    return failure instanceof IOException io && !(failure instanceof StoreException)
        ? HadoopErrors.of(io)
        : Messages.of(failure);
  }
}
