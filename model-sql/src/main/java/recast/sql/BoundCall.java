package recast.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import recast.spark.PinnedModel;
import scala.Option;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List$;

/**
 * A call of a model that is pinned. It is computed as any UDF is, by one whose name does not hold
 * the release: Spark writes the name of a UDF into the code that it generates, so that each release
 * would be compiled again. The release is in the text of this expression, for {@code explain}.
 */
final class BoundCall extends ModelCall {
  private final transient PinnedModel pinned;
  private final int release;
  private final long broadcast;
  private final ScalaUDF udf;

  BoundCall(ModelFunction function, PinnedModel pinned, DataType type, Expression features) {
    this(
        function,
        pinned,
        pinned.name(),
        pinned.release().value(),
        pinned.broadcast().id(),
        type,
        features,
        function.bound(pinned));
  }

  private BoundCall(
      ModelFunction function,
      PinnedModel pinned,
      String model,
      int release,
      long broadcast,
      DataType type,
      Expression features,
      Object body) {
    super(function, model, type, features);
    this.pinned = pinned;
    this.release = release;
    this.broadcast = broadcast;
    this.udf =
        new ScalaUDF(
            body,
            type,
            new $colon$colon<>(features, List$.MODULE$.empty()),
            List$.MODULE$.empty(),
            Option.empty(),
            Option.apply(function.sqlName()),
            nullable(),
            true);
  }

  @Override
  public Object eval(InternalRow input) {
    return udf.eval(input);
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return udf.doGenCode(context, code);
  }

  @Override
  ModelCall of(Expression other) {
    return new BoundCall(
        function(), pinned, model(), release, broadcast, dataType(), other, udf.function());
  }

  @Override
  public String toString() {
    String name = "%s[%s, release %d]".formatted(function().sqlName(), model(), release);
    return function() == ModelFunction.RELEASE ? name : name + "(" + features() + ")";
  }

  @Override
  public int productArity() {
    return 4;
  }

  @Override
  public Object productElement(int n) {
    return switch (n) {
      case 0 -> function();
      case 1 -> model();
      case 2 -> release;
      case 3 -> features();
      default -> throw new IndexOutOfBoundsException(n);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BoundCall;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundCall that
        && function() == that.function()
        && model().equals(that.model())
        && release == that.release
        && broadcast == that.broadcast
        && features().equals(that.features());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * model().hashCode() + release) + features().hashCode();
  }
}
