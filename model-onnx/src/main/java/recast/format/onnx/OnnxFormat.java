package recast.format.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import recast.model.Model;
import recast.model.ModelFormat;

/**
 * Models in the ONNX format, whole in one file. Each has one session in a JVM, which works on the
 * thread that calls it: the tasks of an executor are the parallelism.
 */
public final class OnnxFormat implements ModelFormat {
  /** For one row; no model that serves a stream takes a part of it. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Duration limit;

  public OnnxFormat() {
    this(LIMIT);
  }

  /**
   * @param limit how long a model may take for the row that it is tried with
   */
  OnnxFormat(Duration limit) {
    this.limit = limit;
  }

  @Override
  public String id() {
    return "onnx";
  }

  @Override
  public Model decode(InputStream payload) throws IOException {
    byte[] file = payload.readAllBytes();
    ExternalDataCheck.check(file);
    // What fails is in the exception; its own log would fill the container's.
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    try (OrtSession.SessionOptions options = options()) {
      OrtSession session = environment.createSession(file, options);
      return OnnxModel.of(environment, session, file.length, limit);
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime refuses the model: " + e.getMessage(), e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    // An arena keeps what its largest batch needed; without one, memory goes back after each.
    options.setCPUArenaAllocator(false);
    options.setMemoryPatternOptimization(false);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }
}
