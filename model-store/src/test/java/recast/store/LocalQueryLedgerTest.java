package recast.store;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

final class LocalQueryLedgerTest extends QueryLedgerContract {
  @TempDir private Path directory;

  @Override
  Configuration configuration() {
    return new Configuration();
  }

  @Override
  org.apache.hadoop.fs.Path directory() {
    return new org.apache.hadoop.fs.Path(directory.toUri());
  }
}
