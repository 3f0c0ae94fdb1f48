package recast.publisher;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recast.cli.OptionSpec;
import recast.model.ModelFormats;

/** Jars with formats that are not installed, for one command. */
record FormatJars(List<URL> jars) {
  static final FormatJars NONE = new FormatJars(List.of());

  static final OptionSpec<FormatJars> JARS =
      OptionSpec.of(
          "jars",
          "JAR,...",
          FormatJars::parse,
          "jars with formats that are not installed, each with all that it needs");

  private static FormatJars parse(String text) {
    List<URL> jars = new ArrayList<>();
    for (String name : Arrays.asList(text.split(",", -1))) {
      Path jar = Path.of(name);
      if (name.isEmpty() || !Files.isRegularFile(jar) || !Files.isReadable(jar)) {
        throw new IllegalArgumentException(
            "expected jars on this machine with commas in between; '" + name + "' cannot be read");
      }
      try {
        jars.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return new FormatJars(jars);
  }

  /** All formats, with those of the jars. */
  ModelFormats formats() {
    return ModelFormats.with(jars);
  }
}
