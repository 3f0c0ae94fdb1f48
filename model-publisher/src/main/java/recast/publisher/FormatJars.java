package recast.publisher;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recast.cli.Arguments;
import recast.cli.OptionSpec;
import recast.cli.OptionalFormats;
import recast.model.ModelFormats;

/** Jars with formats that are not installed, for one command. */
record FormatJars(List<URL> urls) {
  static final FormatJars NONE = new FormatJars(List.of());

  static final OptionSpec<FormatJars> JARS =
      OptionSpec.of(
          "jars",
          "JAR,...",
          FormatJars::parse,
          "jars with formats that are not installed, each with all that it needs");

  /** The options with which a command has more formats than are installed. */
  static final List<OptionSpec<?>> OPTIONS = List.of(OptionalFormats.WITH, JARS);

  /** Reads both. */
  static FormatJars of(Arguments arguments) {
    List<URL> all = new ArrayList<>(arguments.find(JARS).orElse(NONE).urls);
    for (Path jar : arguments.find(OptionalFormats.WITH).orElse(OptionalFormats.NONE).jars()) {
      all.add(url(jar));
    }
    return new FormatJars(all);
  }

  private static FormatJars parse(String text) {
    List<URL> jars = new ArrayList<>();
    for (String name : Arrays.asList(text.split(",", -1))) {
      Path jar = Path.of(name);
      if (name.isEmpty() || !Files.isRegularFile(jar) || !Files.isReadable(jar)) {
        throw new IllegalArgumentException(
            "expected jars on this machine with commas in between; '" + name + "' cannot be read");
      }
      jars.add(url(jar));
    }
    return new FormatJars(jars);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + ": " + e.getMessage(), e);
    }
  }

  /** All formats, with those of the jars. */
  ModelFormats formats() {
    return ModelFormats.with(urls);
  }
}
