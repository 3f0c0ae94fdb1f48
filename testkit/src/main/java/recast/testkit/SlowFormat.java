package recast.testkit;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import recast.model.Model;
import recast.model.ModelFormat;

/** Models that take longer to decode than an executor may be silent; a record scores as itself. */
public final class SlowFormat implements ModelFormat {
  public static final String ID = "slow";
  private static final long DECODING_SECONDS = 12;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) throws InterruptedIOException {
    try {
      // Not a wait for something: this is how long the work takes.
      TimeUnit.SECONDS.sleep(DECODING_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while decoding");
    }
    return Model.ofEach(record -> record);
  }
}
