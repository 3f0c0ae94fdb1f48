package recast.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** As {@link AtomicFilesFuzz}, for as long as one lets it: {@code mvn verify -Pstress}. */
final class StoreFilesStressFuzz {
  @FuzzTest(maxDuration = "10m")
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    AtomicFilesFuzz.readOrRefused(bytes);
  }
}
