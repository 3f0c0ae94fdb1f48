package recast.warm;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import recast.swap.BroadcastModel;

/**
 * What is incoming.
 *
 * @param round tells one warm-up from the next; 0 when there is none
 * @param model null when nothing is incoming
 * @param pauseMillis how long to wait before the next question
 */
record Answer(long round, Broadcast<BroadcastModel> model, long pauseMillis)
    implements Serializable {}
