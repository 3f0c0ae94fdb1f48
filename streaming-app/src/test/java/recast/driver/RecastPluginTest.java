package recast.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

final class RecastPluginTest {
  private final MetricRegistry registry = new MetricRegistry();

  @Test
  void aMessageReachesItsPartAndTheAnswerComesBack() throws Exception {
    DriverParts driver =
        new DriverParts(Map.of(Part.WARM_UP, answering("warm"), Part.RECEIVER, answering("end")));
    PluginContext context = context(driver);

    assertThat(new PartContext(Part.WARM_UP, context).ask("1")).isEqualTo("warm 1");
    assertThat(new PartContext(Part.RECEIVER, context).ask("1")).isEqualTo("end 1");
  }

  @Test
  void aMessageTravelsAsClassesOfJavaAlone() {
    assertThat(new PartMessage(Part.RECEIVER, "reached").toWire())
        .containsExactly("RECEIVER", "reached");
  }

  @Test
  void everyPartStartsAndEndsOnAnExecutor() {
    List<String> events = new ArrayList<>();
    ExecutorParts executor =
        new ExecutorParts(
            Map.of(Part.WARM_UP, noting("warm", events), Part.RECEIVER, noting("end", events)));

    executor.init(context(new DriverParts(Map.of())), Map.of());
    assertThat(events).containsExactlyInAnyOrder("warm starts", "end starts");

    executor.shutdown();
    assertThat(events).hasSize(4).contains("warm ends", "end ends");
  }

  @Test
  void theDriverHasBothPartsAndGaugesUnderAFixedPrefix() throws Exception {
    DriverPlugin driver = new RecastPlugin().driverPlugin();

    driver.registerMetrics("application_1_1", context(driver));

    assertThat(registry.getGauges().keySet())
        .contains("recast.release.adopted")
        .allMatch(name -> name.startsWith("recast."));
    assertThat(((DriverParts) driver).parts()).containsOnlyKeys(Part.values());
    assertThat(((ExecutorParts) new RecastPlugin().executorPlugin()).parts())
        .containsOnlyKeys(Part.values());
  }

  private static DriverPlugin answering(String begin) {
    return new DriverPlugin() {
      @Override
      public Object receive(Object message) {
        return begin + " " + message;
      }
    };
  }

  private static ExecutorPlugin noting(String name, List<String> events) {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> extraConf) {
        events.add(name + " starts");
      }

      @Override
      public void shutdown() {
        events.add(name + " ends");
      }
    };
  }

  /** Messages reach {@code driver} at once. */
  private PluginContext context(DriverPlugin driver) {
    return new PluginContext() {
      @Override
      public MetricRegistry metricRegistry() {
        return registry;
      }

      @Override
      public SparkConf conf() {
        return new SparkConf(false);
      }

      @Override
      public String executorID() {
        return "1";
      }

      @Override
      public String hostname() {
        return "localhost";
      }

      @Override
      public Map<String, ResourceInformation> resources() {
        return Map.of();
      }

      @Override
      public void send(Object message) {
        throw new UnsupportedOperationException("nothing is sent here");
      }

      @Override
      public Object ask(Object message) throws Exception {
        return driver.receive(message);
      }
    };
  }
}
