package recast.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import recast.model.ModelFormat;

/** A jar that adds a format, as a user would build it. */
public final class FormatJar {
  private FormatJar() {}

  /** Writes a jar with {@code formats} alone: they may have no classes inside. */
  @SafeVarargs
  public static Path write(Path jar, Class<? extends ModelFormat>... formats) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      StringBuilder names = new StringBuilder();
      for (Class<? extends ModelFormat> format : formats) {
        String classFile = format.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(classFile));
        try (InputStream bytes = format.getResourceAsStream("/" + classFile)) {
          bytes.transferTo(out);
        }
        names.append(format.getName()).append('\n');
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + ModelFormat.class.getName()));
      out.write(names.toString().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
