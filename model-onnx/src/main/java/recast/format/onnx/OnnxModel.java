package recast.format.onnx;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.RowBatch;
import recast.model.Signature;

/** A session of ONNX Runtime. Its memory is native: it has to be closed. */
final class OnnxModel implements Model {
  /**
   * What a session takes, in lengths of its file: its weights, and once more laid out for speed.
   */
  private static final long NATIVE_FACTOR = 2;

  /** What the library gives for a file that has no version. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<OnnxInput> inputs;
  private final List<OnnxOutput> outputs;
  private final Signature signature;
  private final int batchRows;
  private final long bytes;

  private OnnxModel(
      OrtEnvironment environment,
      OrtSession session,
      List<OnnxInput> inputs,
      List<OnnxOutput> outputs,
      long bytes) {
    this.environment = environment;
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
    this.bytes = bytes;
    this.batchRows = inputs.stream().mapToInt(OnnxInput::batchRows).min().orElseThrow();
    this.signature =
        new Signature(
            inputs.stream().map(OnnxInput::field).toList(),
            outputs.stream().map(OnnxOutput::field).toList());
  }

  /**
   * The model of a session, which it closes.
   *
   * @param bytes the length of the model file
   * @param limit how long it may take for the row that it is tried with
   * @throws IOException when it reads or gives something that has no place in a record; the session
   *     is closed then
   */
  static OnnxModel of(OrtEnvironment environment, OrtSession session, long bytes, Duration limit)
      throws IOException, OrtException {
    try {
      List<OnnxInput> inputs = new ArrayList<>();
      for (var info : session.getInputInfo().values()) {
        inputs.add(OnnxInput.of(info));
      }
      if (inputs.isEmpty()) {
        throw new IOException("the model has no input");
      }
      List<OnnxOutput> outputs = OutputProbe.outputs(environment, session, inputs, limit);
      return new OnnxModel(environment, session, inputs, outputs, bytes);
    } catch (IOException | OrtException | RuntimeException e) {
      try {
        session.close();
      } catch (OrtException failed) {
        e.addSuppressed(failed);
      }
      throw e;
    }
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public int batchRows() {
    return batchRows;
  }

  @Override
  public void score(RowBatch rows, RowBatch scores) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (int field = 0; field < inputs.size(); field++) {
        OnnxInput input = inputs.get(field);
        tensors.put(input.field().name(), input.tensor(environment, rows, field));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        for (int field = 0; field < outputs.size(); field++) {
          outputs.get(field).copy(result, scores, field);
        }
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public long nativeBytes() {
    return NATIVE_FACTOR * bytes;
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      OnnxModelMetadata made = session.getMetadata();
      facts.put("producer", made.getProducerName());
      facts.put("graph", made.getGraphName());
      facts.put("domain", made.getDomain());
      facts.put("model version", made.getVersion() == UNKNOWN ? "" : "" + made.getVersion());
      facts.put("description", made.getDescription());
      new TreeMap<>(made.getCustomMetadata()).forEach(facts::put);
      facts.values().removeIf(String::isEmpty);
      return facts;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("Cannot close a session: " + e.getMessage(), e);
    }
  }

  /** The names of the values of a field: its own name, or numbered. */
  static List<String> elements(String name, int width) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      elements.add(width == 1 ? name : name + "_" + i);
    }
    return elements;
  }

  /** A field with values that have the names of {@link #elements}. */
  static Field field(String name, FieldType type, int width) {
    return new Field(name, type, elements(name, width));
  }
}
