package recast.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.control.StatusReporter;
import recast.fixture.Fixtures;
import recast.run.AppStatus;

/** What Spark writes of our gauges, by a sink of its own. */
final class MetricsSourceIT {
  @Test
  void namesHaveAPrefixThatDoesNotDependOnAClass(@TempDir Path directory) throws Exception {
    StatusReporter board =
        new StatusReporter(AppStatus.starting("app", "id", 1, "store", "h:1"), Clock.systemUTC());
    SparkConf conf = new SparkConf().setMaster("local[1]").setAppName("a test");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    conf.set("spark.metrics.conf.driver.sink.csv.class", "org.apache.spark.metrics.sink.CsvSink");
    conf.set("spark.metrics.conf.driver.sink.csv.directory", directory.toString());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      new MetricsSource(StatusGauges.of(board::status)).register();
      board.wanted(Fixtures.release(7));

      SparkEnv.get().metricsSystem().report();

      Path file =
          directory.resolve(spark.sc().applicationId() + ".driver.recast.release.wanted.csv");
      assertThat(Files.readAllLines(file)).last().asString().endsWith(",7");
    }
  }
}
