package recast.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import recast.model.ModelFormats;
import recast.model.Signature;
import recast.record.RecordScorer;
import recast.store.ModelSpec;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;
import recast.swap.RetryForever;

/**
 * What a model reads and gives as the application takes it from its first use on: columns of SQL
 * are made once. Thread-safe.
 */
final class FixedSignature {
  private final String name;
  private final StoreReader reader;
  private Optional<Signature> signature = Optional.empty();

  FixedSignature(String name, StoreReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /**
   * What the model reads and gives, of the release that is current at the first call.
   *
   * @throws IOException when there is no model in the store
   */
  synchronized Signature value() throws IOException, InterruptedException {
    if (signature.isEmpty()) {
      Release release =
          RetryForever.<Optional<Release>, RuntimeException>insist(this::current)
              .orElseThrow(
                  () ->
                      new IOException(
                          "model %s: store %s has no release yet; publish a first one"
                              .formatted(name, reader.name())));
      signature = Optional.of(signatureOf(release));
    }
    return signature.get();
  }

  private Optional<Release> current() throws StoreException {
    return reader.exists() ? reader.current() : Optional.empty();
  }

  private Signature signatureOf(Release release) throws IOException, InterruptedException {
    ModelSpec spec =
        RetryForever.<ModelSpec, RuntimeException>insist(() -> reader.spec(release.version()));
    if (spec.signature().isPresent()) {
      return spec.signature().get();
    }
    try (InputStream payload =
            RetryForever.<InputStream, RuntimeException>insist(
                () -> reader.payload(release).open());
        RecordScorer decoded =
            RecordScorer.decode(
                ModelFormats.installed().named(release.payload().format()),
                payload,
                spec.input())) {
      return decoded.model().signature();
    } catch (RuntimeException e) {
      // A decoder may throw anything for a payload that it does not understand.
      throw new IOException(
          "model %s: release %s does not decode: %s".formatted(name, release.number(), e), e);
    }
  }
}
