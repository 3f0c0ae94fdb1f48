package recast.it.application;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import recast.testkit.Stress;

/**
 * Model files that a publisher with {@code --unchecked} may release, and that no executor wants.
 */
final class HostileFiles {
  private static final Path ONNX = Path.of("../../model-onnx/src/test/resources/onnx");

  /** The first are of different formats and faults. */
  private static final int SOME = 4;

  private HostileFiles() {}

  /** A file, and what is said of it. */
  record Hostile(String format, ByteBuffer payload, String reason) {}

  /** Some of them, or all under stress. */
  static List<Hostile> files(Path models) throws IOException {
    byte[] forest = Files.readAllBytes(models.resolve("xgboost.json"));
    String trees = Files.readString(models.resolve("lightgbm.txt"));
    List<Hostile> all =
        List.of(
            // An array of 2^55 elements, in a file of 40 bytes.
            text(
                "xgboost",
                "{U\7learner{U\rfeature_names[$U#L\177\0\0\0\0\0\0\0",
                "the file ends at byte 39"),
            text(
                "lightgbm",
                trees.replaceFirst("left_child=1", "left_child=0"),
                "node 0 cannot have the child 0"),
            onnx("external", "the values of 'weights' are in the file '../../etc/passwd'"),
            text("table", "a,b\n\"1", "the quote at character 1 does not end on its line"),
            new Hostile(
                "xgboost",
                ByteBuffer.wrap(forest, 0, forest.length / 2),
                "Unexpected end-of-input"),
            text(
                "xgboost",
                "{\"a\":" + "[".repeat(100_000),
                "exceeds the maximum allowed nesting depth"),
            text(
                "lightgbm",
                trees.replaceFirst("threshold=\\S+", "threshold=nan"),
                "the threshold of node 0 is NaN"),
            onnx("cycle", "the graph is not acyclic"),
            onnx("unknown", "Frobnicate"),
            onnx("huge", "ValidateEmbeddedTensorProtoDataSizeAndShape"),
            new Hostile("onnx", ByteBuffer.allocate(500 << 20), "its 500 MiB beside the active"));
    return all.subList(0, Stress.choose(SOME, all.size()));
  }

  private static Hostile text(String format, String file, String reason) {
    return new Hostile(format, ByteBuffer.wrap(file.getBytes(ISO_8859_1)), reason);
  }

  private static Hostile onnx(String name, String reason) throws IOException {
    byte[] file = Files.readAllBytes(ONNX.resolve(name + ".onnx"));
    return new Hostile("onnx", ByteBuffer.wrap(file), reason);
  }
}
