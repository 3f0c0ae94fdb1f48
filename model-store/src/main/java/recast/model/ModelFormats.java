package recast.model;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats on the class path, by id. */
public final class ModelFormats {
  private final Map<String, ModelFormat> byId;

  private ModelFormats(Map<String, ModelFormat> byId) {
    this.byId = byId;
  }

  /** All formats that the class path offers. */
  public static ModelFormats installed() {
    // The loader of our own jars: in a YARN container threads may carry another as their context.
    return of(ModelFormats.class.getClassLoader());
  }

  /** The formats on the class path and in these jars, which stay open. */
  public static ModelFormats with(List<URL> jars) {
    return jars.isEmpty()
        ? installed()
        : of(new URLClassLoader(jars.toArray(URL[]::new), ModelFormats.class.getClassLoader()));
  }

  private static ModelFormats of(ClassLoader loader) {
    Map<String, ModelFormat> byId = new TreeMap<>();
    ServiceLoader<ModelFormat> found = ServiceLoader.load(ModelFormat.class, loader);
    for (ModelFormat format : found) {
      ModelFormat other = byId.putIfAbsent(format.id(), format);
      if (other != null) {
        throw new IllegalStateException(
            "format " + format.id() + " has two implementations: " + other + " and " + format);
      }
    }
    return new ModelFormats(byId);
  }

  public boolean isInstalled(String id) {
    return byId.containsKey(id);
  }

  /**
   * The format with this id.
   *
   * @throws IOException when it is not installed; the message names those that are
   */
  public ModelFormat named(String id) throws IOException {
    ModelFormat format = byId.get(id);
    if (format == null) {
      throw new IOException(
          "format '"
              + id
              + "' is not installed, only "
              + byId.keySet()
              + "; add it with --with if it is an optional one, else its jar with --jars");
    }
    return format;
  }
}
