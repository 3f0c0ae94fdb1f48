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
 * Runs a model once, with zeros and empty texts: files seldom tell how many values their outputs
 * have, and never which classes a map has.
 */
final class OutputProbe {
  private OutputProbe() {}

  /** What a model gives for one row, in the order of its file. */
  static List<OnnxOutput> outputs(
      OrtEnvironment environment, OrtSession session, List<OnnxInput> inputs)
      throws IOException, OrtException {
    RowBatch zeros = new RowBatch(inputs.stream().map(OnnxInput::field).toList(), 1);
    zeros.reset(1);
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (int field = 0; field < inputs.size(); field++) {
        if (inputs.get(field).field().type() == FieldType.STRING) {
          Arrays.fill(zeros.strings(field), "");
        }
        tensors.put(
            inputs.get(field).field().name(), inputs.get(field).tensor(environment, zeros, field));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        List<OnnxOutput> outputs = new ArrayList<>();
        for (NodeInfo info : session.getOutputInfo().values()) {
          outputs.add(output(info.getName(), result.get(info.getName()).orElseThrow()));
        }
        return outputs;
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
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
