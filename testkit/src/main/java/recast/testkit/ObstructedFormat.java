package recast.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * Models that make of a record what it is. A payload names a directory of this machine: while it
 * has a file {@code hold}, no record is scored; while it has a file {@code fail}, all tasks fail.
 */
public final class ObstructedFormat implements ModelFormat {
  public static final String ID = "obstructed";
  public static final String HOLD = "hold";
  public static final String FAIL = "fail";
  private static final long GLANCE_NANOS = 20_000_000;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    Path directory = Path.of(new String(payload.readAllBytes(), StandardCharsets.UTF_8));
    return Model.ofEach(
        record -> {
          while (Files.exists(directory.resolve(HOLD))) {
            LockSupport.parkNanos(GLANCE_NANOS);
          }
          if (Files.exists(directory.resolve(FAIL))) {
            // An Error that a model is not forgiven.
            throw new AssertionError("every task fails");
          }
          return record;
        });
  }
}
