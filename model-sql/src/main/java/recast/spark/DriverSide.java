package recast.spark;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.PluginContext;
import recast.plugin.MessageCodec;
import recast.warm.WarmUpCoordinator;
import recast.warm.WarmUpMessage;

/** The driver's side of the plugin: follows the models from the start of the context to its end. */
final class DriverSide implements DriverPlugin {
  private static final Duration WARM_UP_TIMEOUT = Duration.ofMinutes(2);

  private final WarmUpCoordinator warmUp =
      new WarmUpCoordinator(Clock.systemUTC(), WARM_UP_TIMEOUT);
  private Optional<FollowedModels> models = Optional.empty();

  @Override
  public Map<String, String> init(SparkContext spark, PluginContext context) {
    try {
      FollowedModels followed =
          FollowedModels.start(spark, RecastSettings.of(spark.conf()), warmUp);
      models = Optional.of(followed);
      spark.addSparkListener(new EndOfQueries(followed));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Map.of();
  }

  @Override
  public Object receive(Object message) throws IOException {
    Optional<WarmUpMessage> answer =
        warmUp.receive(MessageCodec.decode(message, WarmUpMessage.class));
    // Spark takes null for "no answer".
    return answer.isPresent() ? MessageCodec.encode(answer.get()) : null;
  }

  @Override
  public void shutdown() {
    models.ifPresent(FollowedModels::close);
  }
}
