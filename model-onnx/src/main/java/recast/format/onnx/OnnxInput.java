package recast.format.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.RowBatch;

/**
 * An input of a model: a tensor whose first dimension is the rows.
 *
 * @param shape of the tensor; the first dimension is 1 where a row is scored at a time
 */
record OnnxInput(Field field, List<Long> shape) {
  private static final int BATCH = 512;

  /**
   * Describes an input.
   *
   * @throws IOException when a row of it has no place in a record
   */
  static OnnxInput of(NodeInfo info) throws IOException {
    if (!(info.getInfo() instanceof TensorInfo tensor)) {
      throw new IOException(
          "input '" + info.getName() + "' is " + info.getInfo() + ", expected a tensor");
    }
    FieldType type = type(info.getName(), tensor.type);
    long[] shape = tensor.getShape();
    long width = 1;
    for (int i = 1; i < shape.length; i++) {
      if (shape[i] < 1 || shape[i] > (1 << 20) || width * shape[i] > (1 << 20)) {
        throw new IOException(
            "input '%s' has the shape %s, expected a fixed number of values for each row"
                .formatted(info.getName(), Arrays.toString(shape)));
      }
      width *= shape[i];
    }
    if (shape.length == 0 || shape[0] > 1) {
      throw new IOException(
          "input '%s' has the shape %s, expected any number of rows in its first dimension"
              .formatted(info.getName(), Arrays.toString(shape)));
    }
    return new OnnxInput(
        OnnxModel.field(info.getName(), type, (int) width), Arrays.stream(shape).boxed().toList());
  }

  /** The type of our own that holds values of {@code type}. */
  static FieldType type(String name, OnnxJavaType type) throws IOException {
    return switch (type) {
      case FLOAT -> FieldType.FLOAT;
      case DOUBLE -> FieldType.DOUBLE;
      case INT64 -> FieldType.LONG;
      case STRING -> FieldType.STRING;
      default ->
          throw new IOException(
              "'"
                  + name
                  + "' has values of type "
                  + type
                  + ", supported are float, double, int64 and string");
    };
  }

  /** How many rows the model takes at once. */
  int batchRows() {
    return shape.get(0) < 1 ? BATCH : 1;
  }

  /** The rows of a batch as a tensor, to be closed. */
  OnnxTensor tensor(OrtEnvironment environment, RowBatch rows, int index) throws OrtException {
    long[] dimensions = shape.stream().mapToLong(Long::longValue).toArray();
    dimensions[0] = rows.size();
    int values = rows.size() * field.width();
    return switch (field.type()) {
      case FLOAT ->
          OnnxTensor.createTensor(
              environment, FloatBuffer.wrap(rows.floats(index), 0, values), dimensions);
      case DOUBLE ->
          OnnxTensor.createTensor(
              environment, DoubleBuffer.wrap(rows.doubles(index), 0, values), dimensions);
      case LONG ->
          OnnxTensor.createTensor(
              environment, LongBuffer.wrap(rows.longs(index), 0, values), dimensions);
      case STRING ->
          OnnxTensor.createTensor(
              environment, Arrays.copyOf(rows.strings(index), values), dimensions);
    };
  }
}
