package recast.format.onnx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks through a model file for what must not reach the native library: weights in other files,
 * which it would look for on the disk of an executor. Numbers of fields are those of onnx.proto.
 */
final class ExternalDataCheck {
  private static final long EXTERNAL = 1;

  /** The kinds of messages that tensors can be in. */
  private enum Kind {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE_TENSOR,
    FUNCTION,
    TRAINING,
    OTHER
  }

  private record Part(Kind kind, Protobuf message) {}

  private ExternalDataCheck() {}

  /**
   * Returns when a file is a message with a graph, and has all of its weights.
   *
   * @throws IOException that says what is wrong
   */
  static void check(byte[] file) throws IOException {
    Deque<Part> open = new ArrayDeque<>();
    open.add(new Part(Kind.MODEL, new Protobuf(file, 0, file.length)));
    boolean graph = false;
    while (!open.isEmpty()) {
      Part part = open.pop();
      Tensor tensor = new Tensor();
      while (part.message.next()) {
        Kind inner = inner(part.kind, part.message.field());
        graph |= inner == Kind.GRAPH;
        if (inner != Kind.OTHER) {
          open.push(new Part(inner, part.message.message()));
        } else if (part.kind == Kind.TENSOR) {
          tensor.see(part.message);
        }
      }
      tensor.refuseExternal();
    }
    if (!graph) {
      throw new IOException("the file is not an ONNX model: it has no graph");
    }
  }

  private static Kind inner(Kind kind, int field) {
    return switch (kind) {
      case MODEL ->
          switch (field) {
            case 7 -> Kind.GRAPH;
            case 20 -> Kind.TRAINING;
            case 25 -> Kind.FUNCTION;
            default -> Kind.OTHER;
          };
      case GRAPH ->
          switch (field) {
            case 1 -> Kind.NODE;
            case 5 -> Kind.TENSOR;
            case 15 -> Kind.SPARSE_TENSOR;
            default -> Kind.OTHER;
          };
      case NODE -> field == 5 ? Kind.ATTRIBUTE : Kind.OTHER;
      case ATTRIBUTE ->
          switch (field) {
            case 5, 10 -> Kind.TENSOR;
            case 6, 11 -> Kind.GRAPH;
            case 22, 23 -> Kind.SPARSE_TENSOR;
            default -> Kind.OTHER;
          };
      case SPARSE_TENSOR -> field == 1 || field == 2 ? Kind.TENSOR : Kind.OTHER;
      case FUNCTION -> field == 7 ? Kind.NODE : Kind.OTHER;
      case TRAINING -> field == 1 || field == 2 ? Kind.GRAPH : Kind.OTHER;
      case TENSOR, OTHER -> Kind.OTHER;
    };
  }

  /** What matters of a tensor. */
  private static final class Tensor {
    private String name = "";
    private String location = "";
    private boolean external;

    void see(Protobuf field) throws IOException {
      switch (field.field()) {
        case 8 -> name = field.text();
        case 13 -> {
          external = true;
          see(field.message(), new String[] {"", ""});
        }
        case 14 -> external |= field.number() == EXTERNAL;
        default -> {}
      }
    }

    private void see(Protobuf entry, String[] keyAndValue) throws IOException {
      while (entry.next()) {
        if (entry.field() == 1 || entry.field() == 2) {
          keyAndValue[entry.field() - 1] = entry.text();
        }
      }
      if (keyAndValue[0].equals("location")) {
        location = keyAndValue[1];
      }
    }

    void refuseExternal() throws IOException {
      if (external) {
        throw new IOException(
            "external data is not supported: the values of '%s' are in the file '%s'; save the model as one file"
                .formatted(name, location));
      }
    }
  }
}
