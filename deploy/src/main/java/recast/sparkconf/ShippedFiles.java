package recast.sparkconf;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.cli.UsageException;

/**
 * Files of this machine that the user's settings tell Spark to ship. A missing one would end the
 * submission, in an upgrade after the stop of what runs.
 */
public final class ShippedFiles {
  /** Lists of paths and addresses, with commas between them. */
  static final List<String> KEYS =
      List.of(
          "spark.jars",
          "spark.files",
          "spark.archives",
          "spark.submit.pyFiles",
          "spark.yarn.dist.jars",
          "spark.yarn.dist.files",
          "spark.yarn.dist.archives");

  private ShippedFiles() {}

  /**
   * Returns when all of them are there.
   *
   * @throws UsageException that names each that is missing, with its setting
   */
  public static void require(Map<String, String> settings) throws UsageException {
    List<String> problems = new ArrayList<>();
    for (String key : KEYS) {
      for (String word : settings.getOrDefault(key, "").split(",", -1)) {
        missing(word.strip())
            .map(file -> "%s: there is no file %s; nothing was submitted".formatted(key, file))
            .ifPresent(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  /** The file of this machine that {@code word} names, if it is not there. */
  private static Optional<Path> missing(String word) {
    // A pattern may match nothing, and Spark says so.
    if (word.isEmpty() || word.matches(".*[*?\\[{].*")) {
      return Optional.empty();
    }
    return local(word).filter(file -> !Files.exists(file));
  }

  private static Optional<Path> local(String word) {
    try {
      URI address = new URI(word);
      if (address.getScheme() != null) {
        return "file".equals(address.getScheme()) && address.getPath() != null
            ? Optional.of(Path.of(address.getPath()))
            : Optional.empty();
      }
    } catch (URISyntaxException e) {
      // A path with a blank in it, for instance: taken as it is written.
      return Optional.of(Path.of(word));
    }
    // Behind # stands the name that it gets on the cluster.
    return Optional.of(Path.of(word.replaceFirst("#.*", "")));
  }
}
