package recast.sql;

import java.io.IOException;
import java.util.TreeSet;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.CreateStruct$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.unsafe.types.UTF8String;
import recast.model.Signature;
import recast.spark.FollowedModels;
import scala.Option;
import scala.collection.Seq;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;
import scala.collection.immutable.Map$;
import scala.runtime.AbstractFunction1;

/** Makes a call of the arguments that are written in SQL; refuses what cannot be one. */
final class CallBuilder extends AbstractFunction1<Seq<Expression>, Expression> {
  private final ModelFunction function;

  CallBuilder(ModelFunction function) {
    this.function = function;
  }

  @Override
  public Expression apply(Seq<Expression> arguments) {
    boolean release = function == ModelFunction.RELEASE;
    if (arguments.isEmpty() || (release ? arguments.length() > 1 : arguments.length() < 2)) {
      throw refused(
          release
              ? "expected the name of a model"
              : "expected the name of a model and its features: a struct, columns, or a string");
    }
    String model = model(arguments.apply(0));
    Expression features = release ? arguments.apply(0) : features(arguments);
    return new UnboundCall(function, model, function.type(signature(model)), features);
  }

  private String model(Expression first) {
    FollowedModels models;
    try {
      models = FollowedModels.current();
    } catch (IllegalStateException e) {
      throw refused(e.getMessage());
    }
    boolean isText = first instanceof Literal text && text.value() instanceof UTF8String;
    String configured =
        models.names().isEmpty()
            ? "none is configured; set spark.recast.model.NAME to its store"
            : "configured are " + String.join(", ", new TreeSet<>(models.names()));
    if (!isText) {
      throw refused(
          "the first argument must be the name of a model as a string literal; " + configured);
    }
    String name = ((Literal) first).value().toString();
    if (!models.names().contains(name)) {
      throw refused("there is no model '%s'; %s".formatted(name, configured));
    }
    return name;
  }

  private static Expression features(Seq<Expression> arguments) {
    if (arguments.length() == 2) {
      return arguments.apply(1);
    }
    List<Expression> columns = List$.MODULE$.empty();
    for (int column = arguments.length() - 1; column >= 1; column--) {
      columns = new $colon$colon<>(arguments.apply(column), columns);
    }
    return CreateStruct$.MODULE$.apply(columns);
  }

  private Signature signature(String model) {
    try {
      return FollowedModels.current().signature(model);
    } catch (IOException e) {
      throw refused(e.getMessage());
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    }
  }

  private RuntimeException refused(String reason) {
    return Interruption.sneaky(
        new AnalysisException(
            function.sqlName() + ": " + reason,
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Map$.MODULE$.empty(),
            new QueryContext[0]));
  }
}
