package recast.sql;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.Function1;
import scala.Tuple3;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** What {@code spark.sql.extensions} names: the functions of {@link ModelFunction} and the rule. */
public final class RecastExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (ModelFunction function : ModelFunction.values()) {
      inject(extensions, function);
    }
    Function1<SparkSession, Rule<LogicalPlan>> rule =
        new AbstractFunction1<>() {
          @Override
          public Rule<LogicalPlan> apply(SparkSession session) {
            return new BindModels(session);
          }
        };
    extensions.injectOptimizerRule(rule);
    return BoxedUnit.UNIT;
  }

  // The two lines of Scala have another Seq in the type of a builder.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void inject(SparkSessionExtensions extensions, ModelFunction function) {
    extensions.injectFunction(
        new Tuple3(
            new FunctionIdentifier(function.sqlName()),
            new ExpressionInfo(UnboundCall.class.getName(), function.sqlName()),
            new CallBuilder(function)));
  }
}
