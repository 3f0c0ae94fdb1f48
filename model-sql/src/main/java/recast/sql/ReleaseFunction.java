package recast.sql;

import java.io.Serializable;
import recast.store.ReleaseNumber;
import scala.runtime.AbstractFunction1;

/** The number of the release. */
final class ReleaseFunction extends AbstractFunction1<Object, Object> implements Serializable {
  private final Integer release;

  ReleaseFunction(ReleaseNumber release) {
    this.release = release.value();
  }

  @Override
  public Object apply(Object name) {
    return release;
  }
}
