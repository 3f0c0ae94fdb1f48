package recast.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.spark.SparkContext;
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

  private final SparkContext spark;

  BindModels(SparkContext spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    Binding binding = new Binding();
    return plan.transformAllExpressions(binding);
  }

  private PinnedModel pin(String model) {
    try {
      return FollowedModels.current().pin(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
  }

  private Map<String, PinnedModel> ofThisPlan() {
    Option<QueryPlanningTracker> tracker = QueryPlanningTracker$.MODULE$.get();
    return tracker.isDefined() && QueryBatch.ofThread(spark).isEmpty()
        ? OF_PLANS.computeIfAbsent(tracker.get(), plan -> new HashMap<>())
        : new HashMap<>();
  }

  /** Replaces each call that is not bound. */
  private final class Binding extends AbstractPartialFunction<Expression, Expression> {
    private Map<String, PinnedModel> pinned;

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
        pinned = ofThisPlan();
      }
      return call.bind(pinned.computeIfAbsent(call.model(), BindModels.this::pin));
    }
  }
}
