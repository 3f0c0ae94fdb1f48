package recast.swap;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.ModelFormats;
import recast.store.CancellationCheck;

/**
 * What is broadcast: where the bytes of a model are, in parts that were broadcast before, so that
 * who sends and who fetches them may rest in between. They are decoded once in each JVM, since
 * Spark hands all tasks of an executor the same object.
 */
public final class BroadcastModel implements Serializable {
  /** About 8 MiB a part: some hundredths of a second of work. */
  private static final int PIECES_PER_PART = 8;

  private final String format;
  private final List<Broadcast<ModelBytes>> parts;
  private transient Model decoded;
  private transient volatile boolean urgent;

  BroadcastModel(String format, List<Broadcast<ModelBytes>> parts) {
    this.format = format;
    this.parts = List.copyOf(parts);
  }

  /**
   * Broadcasts a model.
   *
   * @param pace asked between two parts: what it throws ends the sending, and nothing is left of it
   */
  static Broadcast<BroadcastModel> send(
      String format, ModelBytes bytes, Broadcaster broadcaster, CancellationCheck pace) {
    List<Broadcast<ModelBytes>> sent = new ArrayList<>();
    try {
      for (ModelBytes part : bytes.parts(PIECES_PER_PART)) {
        pace.check();
        sent.add(broadcaster.broadcast(part));
      }
      return broadcaster.broadcast(new BroadcastModel(format, sent));
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
   * The model, the same for all who ask in this JVM.
   *
   * @throws IOException when the bytes are not a model of their format
   */
  public Model model() throws IOException {
    urgent = true;
    return decoded(() -> {});
  }

  /**
   * Fetches and decodes the model with rests, so that processors are left to others; without any as
   * soon as somebody waits for the model.
   *
   * @throws IOException when the bytes are not a model of their format
   */
  public void warm() throws IOException {
    warm(new Throttle(() -> {}));
  }

  void warm(CancellationCheck pace) throws IOException {
    decoded(
        () -> {
          if (!urgent) {
            pace.check();
          }
        });
  }

  private synchronized Model decoded(CancellationCheck pace) throws IOException {
    if (decoded == null) {
      List<ModelBytes> fetched = new ArrayList<>();
      for (Broadcast<ModelBytes> part : parts) {
        pace.check();
        fetched.add(part.value());
      }
      decoded = decode(format, ModelBytes.of(fetched), pace);
    }
    return decoded;
  }

  /** Decodes bytes, and keeps nothing. */
  static Model decode(String format, ModelBytes bytes, CancellationCheck pace) throws IOException {
    try (InputStream payload = bytes.open(pace::check)) {
      return ModelFormats.installed().named(format).decode(payload);
    }
  }
}
