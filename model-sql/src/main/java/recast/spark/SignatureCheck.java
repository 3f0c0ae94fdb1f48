package recast.spark;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import recast.model.Field;
import recast.store.CancellationCheck;
import recast.swap.BroadcastModel;
import recast.swap.InvalidModelException;
import recast.swap.WarmUp;

/**
 * Lets no model pass that gives something else than the columns of running queries are made for.
 *
 * @param next warms up what passes
 * @param outputs what the application has taken the model for
 */
record SignatureCheck(WarmUp next, List<Field> outputs) implements WarmUp {
  @Override
  public Warmth warm(Broadcast<BroadcastModel> model, CancellationCheck wanted)
      throws InvalidModelException, InterruptedException {
    List<Field> found = model.value().signature().outputs();
    if (!found.equals(outputs)) {
      throw new InvalidModelException(mismatch(found, outputs));
    }
    return next.warm(model, wanted);
  }

  /** Why a model that gives {@code found} cannot be used. */
  static String mismatch(List<Field> found, List<Field> expected) {
    return "it gives %s, but queries of this application were made for %s; publish it into another store, or start the application again"
        .formatted(found, expected);
  }
}
