package recast.sql;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import recast.spark.QueryBatch;

/**
 * Which micro-batch a plan belongs to. Spark notes it on the thread of the query; but the code in
 * {@code foreachBatch} may plan on threads of its own, which have no note, or that of the batch in
 * which they were made. What all plans of a batch have in common is their session: Spark clones one
 * for each run of a query.
 */
final class SessionBatches {
  private static final Map<SparkSession, QueryBatch> NEWEST =
      Collections.synchronizedMap(new WeakHashMap<>());

  private SessionBatches() {}

  /** The micro-batch of a plan that is made on this thread; nothing outside of queries. */
  static Optional<QueryBatch> batchOf(SparkSession session, LogicalPlan plan) {
    Optional<QueryBatch> noted = QueryBatch.ofThread(session.sparkContext());
    if (noted.isPresent() && plan.isStreaming()) {
      // The plan of the query itself, with which each batch begins.
      NEWEST.put(session, noted.get());
    }
    return Optional.ofNullable(NEWEST.get(session)).or(() -> noted);
  }
}
