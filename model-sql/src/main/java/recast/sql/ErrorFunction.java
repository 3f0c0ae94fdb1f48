package recast.sql;

import java.io.Serializable;
import recast.record.RecordException;
import recast.spark.PinnedModel;
import scala.runtime.AbstractFunction1;

/** Why a row cannot be scored; null for one that can. */
final class ErrorFunction extends AbstractFunction1<Object, Object> implements Serializable {
  private final TaskModel model;

  ErrorFunction(PinnedModel model) {
    this.model = new TaskModel(model);
  }

  @Override
  public Object apply(Object features) {
    try {
      model.score(features);
      return null;
    } catch (RecordException e) {
      return e.getMessage();
    }
  }
}
