package recast.format.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import recast.model.Field;
import recast.model.RowBatch;

/**
 * An output of a model: a tensor, or a sequence of maps as classifiers of scikit-learn give it.
 *
 * @param keys of such maps, one for each value; none for a tensor
 */
record OnnxOutput(Field field, List<Object> keys) {
  /** Copies the values of all rows. */
  void copy(OrtSession.Result result, RowBatch scores, int index) throws OrtException {
    OnnxValue value = result.get(field.name()).orElseThrow();
    if (value instanceof OnnxSequence maps) {
      copy(maps, scores, index);
    } else {
      copy((OnnxTensor) value, scores, index);
    }
  }

  private void copy(OnnxTensor tensor, RowBatch scores, int index) throws OrtException {
    int values = scores.size() * field.width();
    long found = tensor.getInfo().getNumElements();
    if (found != values) {
      throw new IllegalStateException(
          "output '%s' has %d values for %d rows, expected %d"
              .formatted(field.name(), found, scores.size(), values));
    }
    switch (field.type()) {
      case FLOAT -> tensor.getFloatBuffer().get(scores.floats(index), 0, values);
      case DOUBLE -> tensor.getDoubleBuffer().get(scores.doubles(index), 0, values);
      case LONG -> tensor.getLongBuffer().get(scores.longs(index), 0, values);
      case STRING -> copyStrings(tensor.getValue(), scores.strings(index), 0);
    }
  }

  private static int copyStrings(Object value, String[] to, int at) {
    if (value instanceof Object[] values) {
      int next = at;
      for (Object each : values) {
        next = copyStrings(each, to, next);
      }
      return next;
    }
    to[at] = (String) value;
    return at + 1;
  }

  private void copy(OnnxSequence maps, RowBatch scores, int index) throws OrtException {
    int row = 0;
    for (OnnxValue each : maps.getValue()) {
      Map<?, ?> map = ((OnnxMap) each).getValue();
      for (int key = 0; key < keys.size(); key++) {
        Object value = map.get(keys.get(key));
        scores.floats(index)[row * field.width() + key] =
            value instanceof Float number ? number : Float.NaN;
      }
      each.close();
      row++;
    }
  }
}
