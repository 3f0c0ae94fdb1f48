package recast.store;

import java.util.List;
import java.util.Optional;
import recast.model.Model;
import recast.model.Signature;
import recast.record.InputSpec;

/**
 * How the model of a version is used, as its manifest says.
 *
 * @param input how records hold values; nothing for what suits the model
 * @param signature what the model reads and gives; nothing when its publisher could not decode it
 * @param golden records that the model must score as expected; may be empty
 */
public record ModelSpec(
    Optional<InputSpec> input, Optional<Signature> signature, List<GoldenRecord> golden) {
  /** Nothing is said of the model. */
  public static final ModelSpec NONE = new ModelSpec(Optional.empty(), Optional.empty(), List.of());

  public ModelSpec {
    golden = List.copyOf(golden);
  }

  /** A model with the input that suits it. */
  public static ModelSpec of(Model model) {
    Signature signature = model.signature();
    return new ModelSpec(
        Optional.of(InputSpec.defaultFor(signature)), Optional.of(signature), List.of());
  }

  /** Golden records, and nothing else. */
  public static ModelSpec of(List<GoldenRecord> golden) {
    return new ModelSpec(Optional.empty(), Optional.empty(), golden);
  }
}
