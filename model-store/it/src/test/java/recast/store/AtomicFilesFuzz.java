package recast.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import recast.json.MalformedException;

/**
 * Any bytes as the files of a store: they are read, or refused as malformed, and what was read
 * leads nowhere but into the store. Without stress, the bytes that were found once.
 */
final class AtomicFilesFuzz {
  private static final StoreLayout LAYOUT = new StoreLayout(new Path("hdfs://nn/models/a"));

  @FuzzTest(maxDuration = "10m")
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    try {
      release(bytes);
    } catch (MalformedException refused) {
      manifestOrAdoption(bytes);
    }
  }

  private static void release(byte[] bytes) throws IOException {
    Release release = ReleaseFile.fromJson(bytes, "here");
    inside(LAYOUT.payload(release.version()));
    inside(LAYOUT.release(release.number()));
    same(release, ReleaseFile.fromJson(ReleaseFile.toJson(release), "here"));
  }

  private static void manifestOrAdoption(byte[] bytes) throws IOException {
    try {
      Manifest manifest = Manifest.fromJson(bytes, "here");
      same(manifest, Manifest.fromJson(manifest.toJson(), "here"));
    } catch (MalformedException refused) {
      adoption(bytes);
    }
  }

  private static void adoption(byte[] bytes) throws IOException {
    try {
      Adoption adoption = Adoption.fromJson(bytes, "here");
      inside(LAYOUT.adoption(adoption));
      same(adoption, Adoption.fromJson(adoption.toJson(), "here"));
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
