package recast.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** As {@link AtomicFilesFuzz}, for as long as one lets it: {@code mvn verify -Pstress}. */
final class AtomicFilesStressFuzz {
  @FuzzTest(maxDuration = "10m")
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    AtomicFilesFuzz.readOrRefused(bytes);
  }
}
