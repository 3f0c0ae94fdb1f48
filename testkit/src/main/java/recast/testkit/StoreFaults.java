package recast.testkit;

import java.io.IOException;
import java.util.Locale;
import recast.store.Release;

/** Does harm to a store, as nobody who goes through the front door could. */
public final class StoreFaults {
  private final StreamingFixture scene;
  private final Hdfs hdfs;

  public StoreFaults(StreamingFixture scene) {
    this.scene = scene;
    this.hdfs = scene.hdfs();
  }

  /** Does harm to a payload, given where it stands in the store. */
  public interface Harm {
    void doTo(String payload) throws IOException;
  }

  /** Publishes, and does harm to the payload before the application can read it. */
  public Release publishAnd(Harm harm) throws IOException {
    setMode("versions", 0700);
    Release release = scene.publisher().good();
    harm.doTo(String.format(Locale.ROOT, "versions/%08d/model", release.version().number()));
    setMode("versions", 0750);
    return release;
  }

  public byte[] read(String file) throws IOException {
    return hdfs.read(scene.inStore(file));
  }

  public void replace(String file, byte[] bytes, int mode) throws IOException {
    hdfs.replace(scene.inStore(file), bytes, mode, Publisher.USER, StreamingFixture.GROUP);
  }

  public void setMode(String file, int mode) throws IOException {
    hdfs.setMode(scene.inStore(file), mode);
  }

  public void delete(String file) throws IOException {
    hdfs.delete(scene.inStore(file));
  }

  /** Takes the whole store away. */
  public void moveStoreAway() throws IOException {
    hdfs.move(scene.store(), away());
  }

  /** Puts the store back where it was, and where nothing is. */
  public void moveStoreBack() throws IOException {
    hdfs.move(away(), scene.store());
  }

  private String away() {
    return scene.store() + ".away";
  }
}
