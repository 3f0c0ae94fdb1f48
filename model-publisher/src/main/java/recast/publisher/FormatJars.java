package recast.publisher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.JarFile;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Messages;
import recast.cli.OptionSpec;
import recast.cli.OptionalFormats;
import recast.model.ModelFormat;
import recast.model.ModelFormats;

/** Jars with formats that are not installed, for one command. */
record FormatJars(List<URL> urls) {
  private static final String SERVICE = "META-INF/services/" + ModelFormat.class.getName();

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
    boolean formats = false;
    for (String name : Arrays.asList(text.split(",", -1))) {
      Path jar = Path.of(name);
      if (name.isEmpty() || !Files.isRegularFile(jar) || !Files.isReadable(jar)) {
        throw new IllegalArgumentException(
            "expected jars on this machine with commas in between; '" + name + "' cannot be read");
      }
      formats |= namesFormats(jar);
      jars.add(url(jar));
    }
    if (!formats) {
      throw new IllegalArgumentException("none of these jars names a format in " + SERVICE);
    }
    return new FormatJars(jars);
  }

  private static boolean namesFormats(Path jar) {
    try (JarFile entries = new JarFile(jar.toFile())) {
      return entries.getEntry(SERVICE) != null;
    } catch (IOException e) {
      throw new IllegalArgumentException("'" + jar + "' is no jar: " + Messages.of(e), e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + ": " + e.getMessage(), e);
    }
  }

  /**
   * All formats, with those of the jars.
   *
   * @throws CommandException when a jar holds none that can be used here
   */
  ModelFormats formats() throws CommandException {
    try {
      return ModelFormats.with(urls);
    } catch (ServiceConfigurationError | LinkageError | IllegalStateException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "Cannot use the formats of %s: %s; build them for Java 17, each with its own id"
              .formatted(urls, e.getMessage()),
          e);
    }
  }
}
