package recast.yarn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class InMemoryYarnTest extends YarnClusterContract {
  private InMemoryYarn yarn;

  @BeforeEach
  void makeCluster(@TempDir Path directory) throws IOException {
    yarn = new InMemoryYarn(new LocalHomes(directory).configuration(), LocalHomes.user());
  }

  @Override
  YarnCluster cluster() {
    return yarn;
  }

  @Override
  ApplicationId submit(String app, Set<String> tags) {
    return yarn.add(yarn.user(), app, tags);
  }

  @Override
  void awaitDriver(ApplicationId id) {
    yarn.start(id);
  }
}
