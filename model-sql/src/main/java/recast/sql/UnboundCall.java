package recast.sql;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import recast.spark.PinnedModel;

/** A call in a plan that has no model yet: {@link BindModels} puts a {@link BoundCall} there. */
final class UnboundCall extends ModelCall implements Unevaluable {
  UnboundCall(ModelFunction function, String model, DataType type, Expression features) {
    super(function, model, type, features);
  }

  /** The same call of a model that is pinned. */
  BoundCall bind(PinnedModel pinned) {
    return new BoundCall(function(), pinned, dataType(), features());
  }

  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public Object eval(InternalRow input) {
    throw unbound();
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    throw unbound();
  }

  private UnsupportedOperationException unbound() {
    return new UnsupportedOperationException(
        "%s has no model: set spark.sql.extensions=%s, and leave the optimizer its rule %s"
            .formatted(this, RecastExtensions.class.getName(), BindModels.class.getName()));
  }

  @Override
  ModelCall of(Expression other) {
    return new UnboundCall(function(), model(), dataType(), other);
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
      case 2 -> dataType();
      case 3 -> features();
      default -> throw new IndexOutOfBoundsException(n);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof UnboundCall;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnboundCall that
        && function() == that.function()
        && model().equals(that.model())
        && dataType().equals(that.dataType())
        && features().equals(that.features());
  }

  @Override
  public int hashCode() {
    return 31 * model().hashCode() + features().hashCode();
  }
}
