package recast.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import recast.format.onnx.OnnxFormat;
import recast.model.Model;
import recast.model.RowBatch;

/** Our model of an ONNX file beside a plain call of ONNX Runtime, on one thread, for one batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OnnxBenchmark {
  private static final int FEATURES = 30;
  private static final int BATCH_ROWS = 512;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final float[][] rows = new float[BATCH_ROWS][FEATURES];
  private OrtSession session;
  private Model model;
  private RowBatch in;
  private RowBatch out;

  /** Opens the model twice, and gives the same rows to both. */
  @Setup
  public void open() throws OrtException, IOException {
    byte[] file;
    try (InputStream resource = OnnxBenchmark.class.getResourceAsStream("/onnx/dense.onnx")) {
      file = resource.readAllBytes();
    }
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    session = environment.createSession(file, options);
    model = new OnnxFormat().decode(new ByteArrayInputStream(file));
    in = new RowBatch(model.signature().inputs(), BATCH_ROWS);
    out = new RowBatch(model.signature().outputs(), BATCH_ROWS);
    in.reset(BATCH_ROWS);
    out.reset(BATCH_ROWS);
    Random random = new Random(1);
    for (int row = 0; row < BATCH_ROWS; row++) {
      for (int feature = 0; feature < FEATURES; feature++) {
        rows[row][feature] = (float) random.nextGaussian();
        in.floats(0)[row * FEATURES + feature] = rows[row][feature];
      }
    }
  }

  @TearDown
  public void close() throws OrtException {
    session.close();
    model.close();
  }

  @Benchmark
  public float[] recast() {
    model.score(in, out);
    return out.floats(0);
  }

  @Benchmark
  public Object library() throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = session.run(Map.of("features", tensor))) {
      return result.get(0).getValue();
    }
  }
}
