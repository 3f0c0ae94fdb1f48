package recast.warm;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.broadcast.Broadcast;
import recast.plugin.PluginMessage;
import recast.swap.BroadcastModel;

/** What an executor and the {@link WarmUpCoordinator} of its driver send each other. */
public sealed interface WarmUpMessage extends PluginMessage {

  /** An executor asks for a task, and so shows that it is alive. Answered with an Assignment. */
  record Poll(String executor) implements WarmUpMessage {}

  /** The driver's answer to a Poll. */
  sealed interface Assignment extends WarmUpMessage {
    /** How long to wait before the next Poll. */
    Duration pause();

    /** The models that the executor has to keep; it closes all others. */
    Set<UUID> live();
  }

  /**
   * The executor is to fetch and decode a model.
   *
   * @param round distinguishes one warm-up from the next
   */
  record Task(long round, Broadcast<BroadcastModel> model, Set<UUID> live, Duration pause)
      implements Assignment {}

  /** There is no model to warm up. */
  record NoTask(Set<UUID> live, Duration pause) implements Assignment {}

  /** An executor has decoded the model of a round. Not answered. */
  record Decoded(String executor, long round) implements WarmUpMessage {}

  /** An executor cannot decode the model of a round. Not answered. */
  record Failed(String executor, long round, String reason) implements WarmUpMessage {}
}
