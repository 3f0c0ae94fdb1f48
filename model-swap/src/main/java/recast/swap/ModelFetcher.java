package recast.swap;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.broadcast.Broadcast;
import recast.model.ModelBytes;
import recast.record.RecordScorer;
import recast.store.CancellationCheck;
import recast.store.GoldenCheck;
import recast.store.LoadMetrics;
import recast.store.Release;
import recast.store.StoreException;
import recast.store.StoreReader;
import recast.store.VerifiedPayload;

/**
 * Brings the model of a release: reads and verifies its payload, decodes it as the proof that it
 * decodes, scores its golden records, broadcasts it.
 */
final class ModelFetcher {
  private final StoreReader store;
  private final Broadcaster broadcaster;

  ModelFetcher(StoreReader store, Broadcaster broadcaster) {
    this.store = store;
    this.broadcaster = broadcaster;
  }

  /**
   * The model of a release.
   *
   * @throws InvalidModelException when it does not decode, or scores a golden record otherwise than
   *     it should
   */
  StagedModel bring(Release release, CancellationCheck wanted)
      throws StoreException, InvalidModelException {
    Throttle pace = new Throttle(wanted);
    VerifiedPayload payload = store.payload(release, pace);
    long start = System.nanoTime();
    Decoding decoding = new Decoding(release.payload().format(), store.spec(release.version()));
    Decoding checked = check(release, payload.bytes(), decoding);
    long decoded = System.nanoTime();
    Broadcast<BroadcastModel> broadcast =
        BroadcastModel.send(checked, payload.bytes(), broadcaster, pace);
    long done = System.nanoTime();
    return new StagedModel(
        release,
        broadcast,
        new LoadMetrics(
            0,
            0,
            payload.readMs(),
            payload.verifyMs(),
            TimeUnit.NANOSECONDS.toMillis(decoded - start),
            TimeUnit.NANOSECONDS.toMillis(done - decoded),
            0));
  }

  /** What is known of the model, once it is known to be fit. */
  private static Decoding check(Release release, ModelBytes bytes, Decoding decoding)
      throws InvalidModelException {
    // Rests, and asks nothing: what a decoder meets while it reads, it may take for a bad model.
    Throttle pace = new Throttle(() -> {});
    Optional<String> wrong;
    Decoding known;
    try (RecordScorer model = decoding.decode(bytes, pace)) {
      known = decoding.of(model.model());
      wrong = GoldenCheck.firstDifference(model, decoding.golden());
    } catch (IOException
        | RuntimeException
        | LinkageError
        | StackOverflowError
        | OutOfMemoryError e) {
      // A decoder may throw anything for a payload that it does not understand.
      String reason =
          e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
      throw new InvalidModelException(
          "version " + release.version() + " does not decode: " + reason,
          InvalidModelException.Scope.PAYLOAD,
          e);
    }
    if (wrong.isPresent()) {
      throw new InvalidModelException(
          "version " + release.version() + " " + wrong.get(),
          InvalidModelException.Scope.VERSION,
          null);
    }
    return known;
  }
}
