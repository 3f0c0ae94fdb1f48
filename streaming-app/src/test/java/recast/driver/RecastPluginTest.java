package recast.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recast.ingest.ReceiverMessage;
import recast.ingest.ReceiverShutdownPoller;
import recast.ingest.SourceConnection;
import recast.line.LineCounts;
import recast.plugin.DriverChannel;
import recast.plugin.MessageCodec;
import recast.plugin.PluginMessage;
import recast.warm.ExecutorSide;
import recast.warm.WarmUpMessage;

final class RecastPluginTest {
  private record Stray(int number) implements PluginMessage {}

  private final MetricRegistry registry = new MetricRegistry();

  @BeforeEach
  void createContext() {
    DriverContext.create(Clock.systemUTC());
  }

  @Test
  void aMessageReachesItsPartAndTheAnswerComesBack() throws Exception {
    DriverChannel channel = new DriverChannel(context(new RecastPlugin().driverPlugin()));

    assertThat(channel.ask(new WarmUpMessage.Poll("1"), WarmUpMessage.NoTask.class).pause())
        .isPositive();
    ReceiverMessage report =
        new ReceiverMessage.Report("a", new SourceConnection.Open(), LineCounts.NONE);
    assertThat(channel.ask(report, ReceiverMessage.Instruction.class).end()).isFalse();
  }

  @Test
  void aMessageWithoutAnAnswerGivesSparkNone() throws Exception {
    byte[] message = MessageCodec.encode(new WarmUpMessage.Decoded("1", 0));

    assertThat(new RecastPlugin().driverPlugin().receive(message)).isNull();
  }

  @Test
  void aMessageThatNoPartTakesIsNamed() {
    DriverPlugin driver = new RecastPlugin().driverPlugin();

    assertThatThrownBy(() -> driver.receive(MessageCodec.encode(new Stray(4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Stray[number=4]");
    assertThatThrownBy(
            () -> driver.receive(MessageCodec.encode(new ReceiverMessage.Instruction(true))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Instruction[end=true]");
    assertThatThrownBy(
            () ->
                driver.receive(
                    MessageCodec.encode(new WarmUpMessage.NoTask(Set.of(), Duration.ZERO))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NoTask[live=[], pause=PT0S]");
  }

  @Test
  void everyPartStartsAndEndsOnAnExecutor() {
    List<String> events = new ArrayList<>();
    ExecutorParts executor =
        new ExecutorParts(List.of(noting("warm", events), noting("end", events)));

    executor.init(context(new RecastPlugin().driverPlugin()), Map.of());
    assertThat(events).containsExactly("warm starts", "end starts");

    executor.shutdown();
    assertThat(events).hasSize(4).contains("warm ends", "end ends");
  }

  @Test
  void anExecutorHasBothParts() {
    assertThat(((ExecutorParts) new RecastPlugin().executorPlugin()).parts())
        .hasExactlyElementsOfTypes(ExecutorSide.class, ReceiverShutdownPoller.class);
  }

  @Test
  void thePluginAddsNoMetricsUnderItsClassName() {
    DriverPlugin driver = new RecastPlugin().driverPlugin();

    driver.registerMetrics("application_1_1", context(driver));

    assertThat(registry.getNames()).isEmpty();
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
