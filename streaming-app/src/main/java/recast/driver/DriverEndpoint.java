package recast.driver;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.plugin.DriverPlugin;
import recast.ingest.ReceiverMessage;
import recast.plugin.MessageCodec;
import recast.plugin.PluginMessage;
import recast.warm.WarmUpMessage;

/** The driver's side: decodes each message, and gives it to the part that it is for. */
record DriverEndpoint(DriverContext context) implements DriverPlugin {
  @Override
  public Object receive(Object message) throws IOException {
    Optional<? extends PluginMessage> answer =
        answer(MessageCodec.decode(message, PluginMessage.class));
    // Spark takes null for "no answer".
    return answer.isPresent() ? MessageCodec.encode(answer.get()) : null;
  }

  private Optional<? extends PluginMessage> answer(PluginMessage message) {
    if (message instanceof WarmUpMessage ofWarmUp) {
      return context.warmUp().receive(ofWarmUp);
    }
    if (message instanceof ReceiverMessage ofReceiver) {
      return context.receiver().receive(ofReceiver);
    }
    throw new IllegalArgumentException("no part of the driver takes the message " + message);
  }
}
