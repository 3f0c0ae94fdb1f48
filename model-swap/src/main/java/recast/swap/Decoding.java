package recast.swap;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.ModelFormats;
import recast.model.Signature;
import recast.record.InputSpec;
import recast.record.RecordScorer;
import recast.store.CancellationCheck;
import recast.store.GoldenRecord;
import recast.store.ModelSpec;

/**
 * How the bytes of a model become one that scores records: the same on the driver and on executors.
 */
final class Decoding implements Serializable {
  private final String format;
  private final List<GoldenRecord> golden;

  private final long nativeBytes;

  // None before the model was decoded once.
  private final List<Signature> signature;

  // An Optional cannot be serialized.
  private final List<InputSpec> input;

  Decoding(String format, ModelSpec spec) {
    this(format, spec.golden(), spec.input().stream().toList(), 0, List.of());
  }

  private Decoding(
      String format,
      List<GoldenRecord> golden,
      List<InputSpec> input,
      long nativeBytes,
      List<Signature> signature) {
    this.format = format;
    this.golden = golden;
    this.input = input;
    this.nativeBytes = nativeBytes;
    this.signature = signature;
  }

  /** The same, with what is known of the model once it was decoded. */
  Decoding of(Model model) {
    return new Decoding(format, golden, input, model.nativeBytes(), List.of(model.signature()));
  }

  /** What the model reads and gives. */
  Signature signature() {
    return signature.get(0);
  }

  long nativeBytes() {
    return nativeBytes;
  }

  /** Records that the model must score as expected. */
  List<GoldenRecord> golden() {
    return golden;
  }

  /**
   * Decodes bytes, and keeps nothing.
   *
   * @param pace asked between two pieces
   * @throws IOException when they are not a model of the format
   */
  RecordScorer decode(ModelBytes bytes, CancellationCheck pace) throws IOException {
    try (InputStream payload = bytes.open(pace::check)) {
      Optional<InputSpec> given = input.stream().findFirst();
      return RecordScorer.decode(ModelFormats.installed().named(format), payload, given);
    }
  }
}
