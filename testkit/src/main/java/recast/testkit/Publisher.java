package recast.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.store.ModelStore;
import recast.store.PublishRequest;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.StorePublisher;
import recast.store.Version;

/** Publishes from this process, as a user of the cluster, and remembers what a release does. */
public final class Publisher {
  public static final String USER = "publisher";

  private final StorePublisher store;
  private final Map<ReleaseNumber, Boolean> cloned = new TreeMap<>();

  /** The cloned or uncloned model that was published last. */
  private boolean last;

  private Publisher(StorePublisher store) {
    this.store = store;
  }

  public static Publisher to(String store, Hdfs hdfs) throws IOException, InterruptedException {
    return Hdfs.as(
        USER,
        () ->
            new Publisher(
                ModelStore.at(new Path(store), hdfs.configuration())
                    .publisher(USER + "@test", Clock.systemUTC(), System.err::println)));
  }

  /** Publishes a good model, another than the last good one. */
  public Release good() throws IOException {
    last = !last;
    Release release = publish(CloneFormat.ID, new CloneFormat().encode(new CloneModel(last)));
    cloned.put(release.number(), last);
    return release;
  }

  /** Publishes a model that makes of a record what it is. */
  public Release once(String format, byte[] payload) throws IOException {
    Release release = publish(format, payload);
    cloned.put(release.number(), false);
    return release;
  }

  /** Releases an older version again. */
  public Release rollback(Version version) throws IOException {
    return store.rollback(Optional.of(version), "");
  }

  public Release publish(String format, byte[] payload) throws IOException {
    return store.publish(PublishRequest.of(format, ""), new ByteArrayInputStream(payload));
  }

  /** What a good release makes of a record. */
  public String expected(ReleaseNumber release, String record) {
    Boolean thrice = cloned.get(release);
    if (thrice == null) {
      throw new AssertionError("release " + release + " is none that should score");
    }
    return thrice ? record.repeat(3) : record;
  }
}
