package recast.sql;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;

/**
 * A call of a function of a model. Spark must not compute it while it plans, whatever its argument:
 * before it is bound there is no model, and then each release would make a plan, and classes, of
 * its own.
 */
abstract class ModelCall extends Expression implements Serializable {
  private final ModelFunction function;
  private final String model;
  private final DataType type;
  private final Expression features;

  ModelCall(ModelFunction function, String model, DataType type, Expression features) {
    this.function = function;
    this.model = model;
    this.type = type;
    this.features = features;
  }

  ModelFunction function() {
    return function;
  }

  String model() {
    return model;
  }

  Expression features() {
    return features;
  }

  /** The same call of other features. */
  abstract ModelCall of(Expression other);

  @Override
  public List<Expression> children() {
    return new $colon$colon<>(features, List$.MODULE$.empty());
  }

  /** Overrides a method of Spark for Scala 2.12. */
  @SuppressWarnings("MissingOverride")
  public Expression withNewChildrenInternal(scala.collection.IndexedSeq<Expression> children) {
    return of(children.apply(0));
  }

  /** Overrides a method of Spark for Scala 2.13. */
  @SuppressWarnings("MissingOverride")
  public Expression withNewChildrenInternal(
      scala.collection.immutable.IndexedSeq<Expression> children) {
    return of(children.apply(0));
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return function != ModelFunction.RELEASE;
  }

  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public String prettyName() {
    return function.sqlName();
  }

  @Override
  public String sql() {
    return text("'" + model + "'", features.sql());
  }

  @Override
  public String toString() {
    return text("'" + model + "'", features.toString());
  }

  final String text(String first, String rest) {
    return function == ModelFunction.RELEASE
        ? "%s(%s)".formatted(function.sqlName(), first)
        : "%s(%s, %s)".formatted(function.sqlName(), first, rest);
  }
}
