package recast.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.ModelFormat;
import recast.model.Outcome;
import recast.model.Signature;

/** Scores records, which are lines of text, with a model, which reads values. Thread-safe. */
public final class RecordScorer implements AutoCloseable {
  private final Model model;
  private final InputSpec input;

  /**
   * @param input how the text of a record holds the values that the model reads
   * @throws IOException when the model cannot read that; the message says why
   */
  public RecordScorer(Model model, InputSpec input) throws IOException {
    this.model = model;
    this.input = input;
    reader();
  }

  /**
   * Decodes a model and scores with it.
   *
   * @param input how records hold values; what suits the model when nothing is given
   * @throws IOException when the payload is not a model of the format, or reads something else
   */
  public static RecordScorer decode(
      ModelFormat format, InputStream payload, Optional<InputSpec> input) throws IOException {
    Model model = format.decode(payload);
    try {
      return new RecordScorer(
          model, input.orElseGet(() -> InputSpec.defaultFor(model.signature())));
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** What is scored with. */
  public Model model() {
    return model;
  }

  /**
   * Scores the records of one partition: one outcome for each record, in their order. Lazy, so that
   * a partition need not fit into memory; reads ahead by one batch of the model. A record that
   * cannot be read or scored becomes {@link Outcome.Failed}; what {@code records} throws is thrown.
   */
  public Iterator<Outcome> score(Iterator<String> records) {
    try {
      return new OutcomeIterator(model, reader(), writer(), records);
    } catch (IOException e) {
      throw new IllegalStateException("was read before", e);
    }
  }

  private RowReader reader() throws IOException {
    Signature signature = model.signature();
    if (input instanceof InputSpec.Csv csv) {
      return new CsvReader(csv.columns(), signature);
    }
    if (input instanceof InputSpec.Json) {
      return new JsonReader(signature);
    }
    if (!signature.readsText()) {
      throw new IOException(
          "the model reads " + signature.inputNames() + ", not a text: its input is csv or json");
    }
    return new TextReader();
  }

  private RowWriter writer() {
    Signature signature = model.signature();
    if (input instanceof InputSpec.Json) {
      return new JsonWriter(signature);
    }
    boolean text =
        input instanceof InputSpec.Text
            && signature.outputs().size() == 1
            && signature.outputs().get(0).width() == 1
            && signature.outputs().get(0).type() == FieldType.STRING;
    return text ? new TextWriter() : new CsvWriter(signature);
  }

  /** Closes the model; nothing scores any more. */
  @Override
  public void close() {
    model.close();
  }
}
