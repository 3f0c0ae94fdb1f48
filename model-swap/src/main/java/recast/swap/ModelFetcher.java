package recast.swap;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.broadcast.Broadcast;
import recast.json.TextLimit;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.Outcome;
import recast.store.CancellationCheck;
import recast.store.GoldenRecord;
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
  /** How much of a golden record is shown, in chars: it may have any length. */
  private static final int SHOWN = 100;

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
    check(release, payload.bytes(), store.golden(release.version()));
    long checked = System.nanoTime();
    Broadcast<BroadcastModel> broadcast =
        BroadcastModel.send(release.payload().format(), payload.bytes(), broadcaster, pace);
    long done = System.nanoTime();
    return new StagedModel(
        release,
        broadcast,
        new LoadMetrics(
            0,
            0,
            payload.readMs(),
            payload.verifyMs(),
            TimeUnit.NANOSECONDS.toMillis(checked - start),
            TimeUnit.NANOSECONDS.toMillis(done - checked),
            0));
  }

  private static void check(Release release, ModelBytes bytes, List<GoldenRecord> golden)
      throws InvalidModelException {
    // Rests, and asks nothing: what a decoder meets while it reads, it may take for a bad model.
    Throttle pace = new Throttle(() -> {});
    Optional<String> wrong;
    try {
      Model model = BroadcastModel.decode(release.payload().format(), bytes, pace);
      wrong = firstWrong(model, golden);
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
  }

  private static Optional<String> firstWrong(Model model, List<GoldenRecord> golden) {
    Iterator<Outcome> outcomes = model.score(golden.stream().map(GoldenRecord::record).iterator());
    for (GoldenRecord record : golden) {
      Outcome outcome = outcomes.next();
      if (!outcome.equals(new Outcome.Scored(record.expected()))) {
        return Optional.of(
            "scores golden record '%s' as %s, expected '%s'"
                .formatted(shown(record.record()), describe(outcome), shown(record.expected())));
      }
    }
    return Optional.empty();
  }

  private static String describe(Outcome outcome) {
    return outcome instanceof Outcome.Scored scored
        ? "'" + shown(scored.value()) + "'"
        : "a failure (" + shown(((Outcome.Failed) outcome).reason()) + ")";
  }

  private static String shown(String text) {
    return TextLimit.cut(text, SHOWN);
  }
}
