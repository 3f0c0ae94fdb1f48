package recast.model;

import java.io.IOException;
import java.io.InputStream;

/**
 * Turns a model file into a model. Found with {@link java.util.ServiceLoader}: a jar that names an
 * implementation adds a format.
 */
public interface ModelFormat {
  /** The name that manifests carry, such as {@code clone}: lowercase letters, digits, dashes. */
  String id();

  /**
   * Decodes the bytes of a model file. The bytes may come from anyone: an implementation checks
   * them and never runs code that they name.
   *
   * @throws IOException when they are not a model of this format; the message says where and why
   */
  Model decode(InputStream payload) throws IOException;
}
