package recast.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.QueryPlanningTracker$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import recast.spark.FollowedModels;
import recast.spark.PinnedModel;
import recast.spark.QueryBatch;
import scala.Function1;
import scala.Option;
import scala.runtime.AbstractPartialFunction;

/**
 * Binds the calls of a plan to models: all calls of one model to one release. It runs on the thread
 * that plans, before any task. In a micro-batch, the release is that of the batch, in each of its
 * plans; else the plan and its subqueries get the newest that is ready.
 */
final class BindModels extends Rule<LogicalPlan> {
  /** The models of plans outside of queries; the subqueries of a plan have the same tracker. */
  private static final Map<QueryPlanningTracker, Map<String, PinnedModel>> OF_PLANS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final SparkSession session;

  BindModels(SparkSession session) {
    this.session = session;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    Optional<QueryBatch> batch = SessionBatches.batchOf(session, plan);
    // A streaming plan that is only shown has no batch yet.
    return plan.isStreaming() && batch.isEmpty() && !QueryBatch.isContinuous(session.sparkContext())
        ? plan
        : plan.transformAllExpressions(new Binding(batch));
  }

  private static PinnedModel pin(String model, Optional<QueryBatch> batch) {
    try {
      return FollowedModels.current().pin(model, batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
  }

  private static Map<String, PinnedModel> ofThisPlan() {
    Option<QueryPlanningTracker> tracker = QueryPlanningTracker$.MODULE$.get();
    return tracker.isDefined()
        ? OF_PLANS.computeIfAbsent(tracker.get(), plan -> new HashMap<>())
        : new HashMap<>();
  }

  /** Replaces each call that is not bound. */
  private final class Binding extends AbstractPartialFunction<Expression, Expression> {
    private final Optional<QueryBatch> batch;
    private Map<String, PinnedModel> pinned;

    Binding(Optional<QueryBatch> batch) {
      this.batch = batch;
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof UnboundCall;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> otherwise) {
      return expression instanceof UnboundCall call ? (B) bound(call) : otherwise.apply(expression);
    }

    private Expression bound(UnboundCall call) {
      if (pinned == null) {
        refuseContinuous();
        pinned = batch.isPresent() ? new HashMap<>() : ofThisPlan();
      }
      return call.bind(pinned.computeIfAbsent(call.model(), model -> pin(model, batch)));
    }

    private void refuseContinuous() {
      if (batch.isEmpty() && QueryBatch.isContinuous(session.sparkContext())) {
        throw new UnsupportedOperationException(
            "recast_score, recast_error and recast_release work in micro-batches: a query with a"
                + " continuous trigger notes its offsets after it has shown its output, so that no"
                + " model could be pinned to them; use Trigger.ProcessingTime");
      }
    }
  }
}
