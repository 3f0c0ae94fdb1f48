package recast.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import recast.model.ModelFormat;

/** A jar that adds a format, as a user would build it. */
final class FormatJar {
  private FormatJar() {}

  /** Writes a jar with {@code format} alone: it may have no classes inside. */
  static Path write(Path jar, Class<? extends ModelFormat> format) throws IOException {
    String classFile = format.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = format.getResourceAsStream("/" + classFile)) {
      out.putNextEntry(new JarEntry(classFile));
      bytes.transferTo(out);
      out.putNextEntry(new JarEntry("META-INF/services/" + ModelFormat.class.getName()));
      out.write(format.getName().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
