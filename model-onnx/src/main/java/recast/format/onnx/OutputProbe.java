package recast.format.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.RowBatch;

/**
 * Runs a model once, with zeros or ones and empty texts: files seldom tell how many values their
 * outputs have, and never which classes a map has.
 */
final class OutputProbe {
  private OutputProbe() {}

  /** What a model gives for one row, in the order of its file. */
  static List<OnnxOutput> outputs(
      OrtEnvironment environment, OrtSession session, List<OnnxInput> inputs, Duration limit)
      throws IOException, OrtException {
    try {
      return outputs(environment, session, inputs, 0, limit);
    } catch (OrtException zeros) {
      // Some cannot be divided by, or looked up.
      try {
        return outputs(environment, session, inputs, 1, limit);
      } catch (OrtException e) {
        e.addSuppressed(zeros);
        throw new IOException(
            "the model scores neither a row of zeros nor one of ones: " + e.getMessage(), e);
      }
    }
  }

  private static List<OnnxOutput> outputs(
      OrtEnvironment environment,
      OrtSession session,
      List<OnnxInput> inputs,
      int value,
      Duration limit)
      throws IOException, OrtException {
    RowBatch row = new RowBatch(inputs.stream().map(OnnxInput::field).toList(), 1);
    row.reset(1);
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try (RunLimit run = new RunLimit(limit)) {
      for (int field = 0; field < inputs.size(); field++) {
        OnnxInput input = inputs.get(field);
        fill(row, field, input.field().type(), value);
        tensors.put(input.field().name(), input.tensor(environment, row, field));
      }
      try (OrtSession.Result result =
          session.run(tensors, session.getOutputNames(), run.options())) {
        List<OnnxOutput> outputs = new ArrayList<>();
        for (NodeInfo info : session.getOutputInfo().values()) {
          outputs.add(output(info.getName(), result.get(info.getName()).orElseThrow()));
        }
        return outputs;
      } catch (OrtException e) {
        if (run.exceeded()) {
          throw new IOException(
              "the model has not scored one row within %d s".formatted(limit.toSeconds()), e);
        }
        throw e;
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static void fill(RowBatch row, int field, FieldType type, int value) {
    switch (type) {
      case FLOAT -> Arrays.fill(row.floats(field), value);
      case DOUBLE -> Arrays.fill(row.doubles(field), value);
      case LONG -> Arrays.fill(row.longs(field), value);
      case STRING -> Arrays.fill(row.strings(field), "");
    }
  }

  private static OnnxOutput output(String name, OnnxValue value) throws IOException, OrtException {
    if (value instanceof OnnxSequence maps && maps.getInfo().isSequenceOfMaps()) {
      return ofMaps(name, maps);
    }
    if (!(value instanceof OnnxTensor tensor)) {
      throw new IOException(
          "output '" + name + "' is " + value.getInfo() + ", expected a tensor or maps");
    }
    TensorInfo info = tensor.getInfo();
    long values = info.getNumElements();
    if (info.getShape().length == 0 || info.getShape()[0] != 1) {
      throw new IOException(
          "output '%s' has the shape %s for one row, expected rows in its first dimension"
              .formatted(name, Arrays.toString(info.getShape())));
    }
    return new OnnxOutput(
        OnnxModel.field(name, OnnxInput.type(name, info.type), (int) values), List.of());
  }

  private static OnnxOutput ofMaps(String name, OnnxSequence maps)
      throws IOException, OrtException {
    List<? extends OnnxValue> each = maps.getValue();
    if (each.size() != 1 || !(each.get(0) instanceof OnnxMap first)) {
      throw new IOException("output '" + name + "' is not a map for each row");
    }
    if (first.getInfo().valueType != OnnxJavaType.FLOAT) {
      throw new IOException(
          "output '%s' has maps of %s, expected float".formatted(name, first.getInfo().valueType));
    }
    Map<Object, Object> sorted = new TreeMap<>(first.getValue());
    List<Object> keys = List.copyOf(sorted.keySet());
    each.forEach(OnnxValue::close);
    return new OnnxOutput(
        new Field(name, FieldType.FLOAT, keys.stream().map(key -> name + "_" + key).toList()),
        keys);
  }
}
