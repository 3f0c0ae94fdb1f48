package recast.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import recast.json.MalformedException;

/**
 * Any bytes as the files of a store: they are read, or refused as malformed, and what was read
 * leads nowhere but into the store.
 */
final class StoreFilesFuzz {
  private static final StoreLayout LAYOUT = new StoreLayout(new Path("hdfs://nn/models/a"));

  @FuzzTest(maxDuration = "10s")
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    readOrRefused(bytes);
  }

  static void readOrRefused(byte[] bytes) throws IOException {
    try {
      release(bytes);
    } catch (MalformedException refused) {
      manifestOrAdoption(bytes);
    }
  }

  private static void release(byte[] bytes) throws IOException {
    Release release = ReleaseFile.parse(bytes, "here");
    inside(LAYOUT.payload(release.version()));
    inside(LAYOUT.release(release.number()));
    same(release, ReleaseFile.parse(ReleaseFile.print(release), "here"));
  }

  private static void manifestOrAdoption(byte[] bytes) throws IOException {
    try {
      Manifest manifest = Manifest.parse(bytes, "here");
      same(manifest, Manifest.parse(manifest.print(), "here"));
    } catch (MalformedException refused) {
      adoption(bytes);
    }
  }

  private static void adoption(byte[] bytes) throws IOException {
    try {
      Adoption adoption = Adoption.parse(bytes, "here");
      inside(LAYOUT.adoption(adoption));
      same(adoption, Adoption.parse(adoption.print(), "here"));
    } catch (MalformedException refused) {
      // As it should be: the bytes are none of the three.
      return;
    }
  }

  private static void inside(Path path) {
    String root = LAYOUT.root() + "/";
    if (!path.toString().startsWith(root)
        || Arrays.asList(path.toString().split("/", -1)).contains("..")) {
      throw new AssertionError(path + " is not in the store");
    }
  }

  private static void same(Object read, Object readAgain) {
    if (!read.equals(readAgain)) {
      throw new AssertionError(read + " came back as " + readAgain);
    }
  }
}
