package recast.swap;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import recast.model.Model;
import recast.model.ModelBytes;
import recast.model.ModelFormats;

/**
 * What is broadcast: the bytes of a model. They are decoded once in each JVM, since Spark hands all
 * tasks of an executor the same object.
 */
public final class BroadcastModel implements Serializable {
  private final String format;
  private final ModelBytes bytes;
  private transient Model decoded;

  BroadcastModel(String format, ModelBytes bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /**
   * The model.
   *
   * @throws IOException when the bytes are not a model of their format
   */
  public synchronized Model model() throws IOException {
    if (decoded == null) {
      try (InputStream payload = bytes.open()) {
        decoded = ModelFormats.installed().named(format).decode(payload);
      }
    }
    return decoded;
  }
}
