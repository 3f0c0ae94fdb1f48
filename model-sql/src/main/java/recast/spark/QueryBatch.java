package recast.spark;

import java.util.Optional;
import java.util.UUID;
import org.apache.spark.SparkContext;

/**
 * The micro-batch for which a plan is made.
 *
 * @param query the id in its checkpoint, the same after each restart
 * @param batch the number of the micro-batch, the same when it is run again
 * @param run of the query, another one after each start; an arbitrary text where user code has set
 *     a job group of its own
 */
public record QueryBatch(UUID query, long batch, String run) {
  private static final String QUERY = "sql.streaming.queryId";
  private static final String BATCH = "streaming.sql.batchId";
  private static final String RUN = "spark.jobGroup.id";

  /** That of this thread; nothing when it runs no micro-batch. */
  public static Optional<QueryBatch> ofThread(SparkContext spark) {
    String query = spark.getLocalProperty(QUERY);
    String batch = spark.getLocalProperty(BATCH);
    return query == null || batch == null
        ? Optional.empty()
        : Optional.of(
            new QueryBatch(
                UUID.fromString(query),
                Long.parseLong(batch),
                String.valueOf(spark.getLocalProperty(RUN))));
  }

  /** Whether this thread runs a query that has no micro-batches. */
  public static boolean isContinuous(SparkContext spark) {
    return spark.getLocalProperty(QUERY) != null && spark.getLocalProperty(BATCH) == null;
  }
}
