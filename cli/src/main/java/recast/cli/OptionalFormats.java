package recast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats that are part of an installation and of no use to most: the directory {@code with} beside
 * its jars has one for each, with all that it needs.
 *
 * @param jars those of the formats that were named
 */
public record OptionalFormats(List<Path> jars) {
  /** None of them. */
  public static final OptionalFormats NONE = new OptionalFormats(List.of());

  /** Adds formats to what is installed. */
  public static final OptionSpec<OptionalFormats> WITH =
      OptionSpec.of(
          "with",
          "FORMAT,...",
          OptionalFormats::parse,
          "optional formats of this installation, such as onnx");

  private static OptionalFormats parse(String text) {
    return of(text, installed());
  }

  private static Path installed() {
    String jars = System.getenv("RECAST_JARS");
    return Path.of(jars == null ? "" : jars);
  }

  /**
   * The formats that {@code text} names, with commas in between.
   *
   * @param jars the directory of Recast's jars
   */
  public static OptionalFormats of(String text, Path jars) {
    List<String> offered = names(jars);
    List<Path> found = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!offered.contains(name)) {
        throw new IllegalArgumentException(
            "'%s' is not an optional format here, only %s".formatted(name, offered));
      }
      found.addAll(list(jars.resolve("with").resolve(name)));
    }
    return new OptionalFormats(found);
  }

  /** These, and what an application needs that reads from Kafka. */
  public OptionalFormats withKafka() {
    List<Path> all = new ArrayList<>(jars);
    all.addAll(list(installed().resolve("with").resolve("kafka")));
    return new OptionalFormats(all);
  }

  /** The names of all that there are. */
  public static List<String> names(Path jars) {
    return list(jars.resolve("with")).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> list(Path directory) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        files.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    found.sort(null);
    return found;
  }
}
