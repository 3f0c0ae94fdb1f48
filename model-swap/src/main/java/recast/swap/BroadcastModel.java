package recast.swap;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.broadcast.Broadcast;
import recast.model.ModelBytes;
import recast.model.Signature;
import recast.record.RecordScorer;
import recast.store.CancellationCheck;
import recast.store.GoldenCheck;

/**
 * What is broadcast: where the bytes of a model are, in parts that were broadcast before, so that
 * who sends and who fetches them may rest in between. They are decoded once in each JVM, see {@link
 * DecodedModels}.
 */
public final class BroadcastModel implements Serializable {
  /** About 8 MiB a part: some hundredths of a second of work. */
  private static final int PIECES_PER_PART = 8;

  private final UUID id = UUID.randomUUID();
  private final Decoding decoding;
  private final List<Broadcast<ModelBytes>> parts;

  BroadcastModel(Decoding decoding, List<Broadcast<ModelBytes>> parts) {
    this.decoding = decoding;
    this.parts = List.copyOf(parts);
  }

  /** Bytes that the decoded model has outside of the heap. */
  long nativeBytes() {
    return decoding.nativeBytes();
  }

  /** What it reads and gives; without decoding it. */
  public Signature signature() {
    return decoding.signature();
  }

  /** What it is known by, on the driver and on all executors. */
  UUID id() {
    return id;
  }

  /**
   * Broadcasts a model.
   *
   * @param pace asked between two parts: what it throws ends the sending, and nothing is left of it
   */
  static Broadcast<BroadcastModel> send(
      Decoding decoding, ModelBytes bytes, Broadcaster broadcaster, CancellationCheck pace) {
    List<Broadcast<ModelBytes>> sent = new ArrayList<>();
    try {
      for (ModelBytes part : bytes.parts(PIECES_PER_PART)) {
        pace.check();
        sent.add(broadcaster.broadcast(part));
      }
      return broadcaster.broadcast(new BroadcastModel(decoding, sent));
    } catch (RuntimeException e) {
      sent.forEach(Broadcast::destroy);
      throw e;
    }
  }

  /** Takes a model back from driver and executors; waits for nobody. */
  static void release(Broadcast<BroadcastModel> model) {
    List<Broadcast<ModelBytes>> parts = model.value().parts;
    model.destroy();
    parts.forEach(Broadcast::destroy);
  }

  /**
   * The model, decoded once for all who ask in this JVM; to be closed after use.
   *
   * @throws IOException when the bytes are not a model of their format
   */
  public ModelLease acquire() throws IOException {
    return acquire(DecodedModels.ofThisJvm());
  }

  ModelLease acquire(DecodedModels models) throws IOException {
    return models.acquire(id, this::decoded);
  }

  /**
   * Fetches and decodes the model with rests, so that processors are left to others; without any as
   * soon as a task waits for the model. Then scores the golden records.
   *
   * @throws IOException when the bytes are not a model of their format, or it scores a golden
   *     record otherwise than it should
   */
  public void warm() throws IOException {
    warm(DecodedModels.ofThisJvm(), new Throttle(() -> {}));
  }

  void warm(DecodedModels models, CancellationCheck pace) throws IOException {
    try (ModelLease lease = models.acquire(id, this::decoded, pace)) {
      Optional<String> wrong = GoldenCheck.firstDifference(lease.scorer(), decoding.golden());
      if (wrong.isPresent()) {
        throw new IOException("the model " + wrong.get());
      }
    }
  }

  private RecordScorer decoded(CancellationCheck pace) throws IOException {
    List<ModelBytes> fetched = new ArrayList<>();
    for (Broadcast<ModelBytes> part : parts) {
      pace.check();
      fetched.add(part.value());
    }
    return decoding.decode(ModelBytes.of(fetched), pace);
  }
}
