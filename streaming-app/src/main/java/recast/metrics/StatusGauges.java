package recast.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import recast.run.AppStatus;
import recast.run.BatchStatus;
import recast.store.ReleaseNumber;

/** Gauges of an application's status. */
public final class StatusGauges {
  private StatusGauges() {}

  /** Gauges that show what {@code status} gives at the time they are read. */
  public static MetricRegistry of(Supplier<AppStatus> status) {
    MetricRegistry registry = new MetricRegistry();
    Gauges gauges = new Gauges(registry, status);
    gauges.add(
        "release.adopted", now -> now.model().adoptedRelease().map(ReleaseNumber::value).orElse(0));
    gauges.add(
        "release.wanted", now -> now.model().wantedRelease().map(ReleaseNumber::value).orElse(0));
    gauges.add("batches.completed", now -> now.batches().completed());
    gauges.add("batches.lastTime", now -> lastTime(now.batches()));
    gauges.add("batches.lastDelayMs", now -> now.batches().schedulingDelay().toMillis());
    gauges.add("records.scored", now -> now.batches().scored());
    gauges.add("records.failed", now -> now.batches().failed());
    gauges.add("trouble.store", now -> one(now.problems().store()));
    gauges.add("trouble.source", now -> one(now.problems().source()));
    gauges.add("trouble.critical", now -> one(now.problems().critical()));
    return registry;
  }

  private record Gauges(MetricRegistry registry, Supplier<AppStatus> status) {
    void add(String name, Function<AppStatus, Number> value) {
      registry.register(name, (Gauge<Number>) () -> value.apply(status.get()));
    }
  }

  private static long lastTime(BatchStatus batches) {
    return batches.last().map(batch -> batch.time().toEpochMilli()).orElse(0L);
  }

  private static int one(Optional<String> trouble) {
    return trouble.isEmpty() ? 0 : 1;
  }
}
