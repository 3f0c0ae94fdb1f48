package recast.sql;

import java.io.Serializable;
import recast.record.RecordException;
import recast.spark.PinnedModel;
import scala.runtime.AbstractFunction1;

/** The score of a row; null for one that cannot be scored. */
final class ScoreFunction extends AbstractFunction1<Object, Object> implements Serializable {
  private final TaskModel model;

  ScoreFunction(PinnedModel model) {
    this.model = new TaskModel(model);
  }

  @Override
  public Object apply(Object features) {
    try {
      return OutputTypes.value(model.score(features));
    } catch (RecordException e) {
      return null;
    }
  }
}
