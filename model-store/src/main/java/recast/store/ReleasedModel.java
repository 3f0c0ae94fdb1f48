package recast.store;

import java.io.IOException;
import java.io.InputStream;
import recast.model.ModelFormats;
import recast.record.RecordScorer;

/** The model of a release, for one who scores with it outside of an application. */
public final class ReleasedModel {
  private ReleasedModel() {}

  /**
   * Reads, verifies and decodes the model of {@code release}; to be closed.
   *
   * @throws StoreException when it cannot be read, or is not what the release says
   * @throws IOException when it does not decode; the message says why
   */
  public static RecordScorer open(StoreReader store, Release release) throws IOException {
    return open(store, release, ModelFormats.installed());
  }

  /** As {@link #open(StoreReader, Release)}, with these formats. */
  public static RecordScorer open(StoreReader store, Release release, ModelFormats formats)
      throws IOException {
    ModelSpec spec = store.spec(release.version());
    try (InputStream payload = store.payload(release).open()) {
      return RecordScorer.decode(formats.named(release.payload().format()), payload, spec.input());
    }
  }
}
