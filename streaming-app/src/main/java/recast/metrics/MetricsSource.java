package recast.metrics;

import com.codahale.metrics.MetricRegistry;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * A source of Spark's metrics: names are {@code <application id>.driver.recast.<gauge>}. Spark's
 * public way to add metrics is a plugin, which puts {@code plugin.<class name>} into every name, so
 * that dashboards break when a class is renamed. Source and MetricsSystem are private to Spark in
 * Scala and public in bytecode; nothing else of ours uses them.
 */
public record MetricsSource(MetricRegistry metricRegistry) implements Source {
  @Override
  public String sourceName() {
    return "recast";
  }

  /** Adds the metrics to those of this driver, whose Spark context must have started. */
  public void register() {
    SparkEnv.get().metricsSystem().registerSource(this);
  }
}
