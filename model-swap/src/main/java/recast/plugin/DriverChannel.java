package recast.plugin;

import java.io.IOException;
import org.apache.spark.api.plugin.PluginContext;

/** An executor's channel to the driver's side of its plugin. */
public record DriverChannel(PluginContext plugin) {
  /** The executor at this end. */
  public String executor() {
    return plugin.executorID();
  }

  /**
   * Asks the driver, and waits for the answer.
   *
   * @throws IOException when the answer is not of type {@code answer}
   * @throws Exception what Spark throws when the driver cannot be reached, or fails to answer
   */
  public <A extends PluginMessage> A ask(PluginMessage question, Class<A> answer) throws Exception {
    return MessageCodec.decode(plugin.ask(MessageCodec.encode(question)), answer);
  }

  /** Sends a message that has no answer; does not wait until it has arrived. */
  public void send(PluginMessage message) throws IOException {
    plugin.send(MessageCodec.encode(message));
  }
}
