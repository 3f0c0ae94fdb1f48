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
   * The model, the same for all who ask in this JVM.
   *
   * @throws IOException when the bytes are not a model of their format
   */
  public synchronized Model model() throws IOException {
    if (decoded == null) {
      decoded = decode();
    }
    return decoded;
  }

  /** Decodes the bytes, and keeps nothing. */
  Model decode() throws IOException {
    try (InputStream payload = bytes.open()) {
      return ModelFormats.installed().named(format).decode(payload);
    }
  }
}
