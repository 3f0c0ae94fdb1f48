package recast.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.function.Function;
import java.util.function.Supplier;
import recast.run.AppStatus;

/**
 * Gauges of the driver's status. Spark takes gauges only while its context starts, which is before
 * there is a status: until then they show 0.
 */
public final class StatusGauges {
  /** Whatever Spark puts in front: dashboards find them by this. */
  private static final String PREFIX = "recast.";

  private static volatile Supplier<AppStatus> status = () -> null;

  private StatusGauges() {}

  /** From now on the gauges of this driver show what {@code source} says. */
  public static void show(Supplier<AppStatus> source) {
    status = source;
  }

  /** Adds the gauges to the metrics of this driver; all names begin with {@code recast.}. */
  public static void register(MetricRegistry registry) {
    gauge(registry, "release.adopted", said -> said.model().adopted());
    gauge(registry, "release.wanted", said -> said.model().wanted());
    gauge(registry, "batches.completed", said -> said.batches().completed());
    gauge(registry, "batches.lastTime", said -> said.batches().lastTime());
    gauge(registry, "batches.lastDelayMs", said -> said.batches().lastDelay());
    gauge(registry, "records.scored", said -> said.batches().scored());
    gauge(registry, "records.failed", said -> said.batches().failed());
    gauge(registry, "trouble.store", said -> one(said.problems().store()));
    gauge(registry, "trouble.source", said -> one(said.problems().source()));
    gauge(registry, "trouble.critical", said -> one(said.problems().critical()));
  }

  private static void gauge(
      MetricRegistry registry, String name, Function<AppStatus, Number> value) {
    registry.register(
        PREFIX + name,
        (Gauge<Number>)
            () -> {
              AppStatus said = status.get();
              return said == null ? 0 : value.apply(said);
            });
  }

  private static int one(String trouble) {
    return trouble.isEmpty() ? 0 : 1;
  }
}
