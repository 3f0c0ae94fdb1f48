package recast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recast.cli.CommandSpec;
import recast.cli.HomeDirectory;
import recast.cli.OperatorSettings;
import recast.cli.OptionSpec;

/** The directory that one embedded cluster lives in: the only code that knows its file names. */
record ClusterDirectory(Path root) {
  // Hadoop puts its directories into comma-separated lists and into scripts without quotes.
  private static final Pattern SAFE = Pattern.compile("[\\w./+@~-]+");

  static final OptionSpec<ClusterDirectory> DIR = OperatorSettings.DIR.map(ClusterDirectory::parse);

  /** {@code command}, with the option that every command of a cluster has. */
  static CommandSpec spec(CommandSpec command) {
    return command.optional(DIR);
  }

  /**
   * Reads an absolute path, one below the working directory, or one below the home: {@code ~/x}.
   */
  static ClusterDirectory parse(String text) {
    Path root = HomeDirectory.resolve(text).toAbsolutePath().normalize();
    if (!SAFE.matcher(root.toString()).matches()) {
      throw new IllegalArgumentException(
          "expected a path of letters, digits and ._+@~-, since Hadoop's scripts do not quote: "
              + root);
    }
    return new ClusterDirectory(root);
  }

  /** What clients read; there from the moment that the cluster is ready. */
  Path conf() {
    return root.resolve("conf");
  }

  /** What the daemons and the containers write. */
  Path data() {
    return root.resolve("data");
  }

  /** The temporary directory of the cluster's process. */
  Path temporary() {
    return root.resolve("tmp");
  }

  Path log() {
    return root.resolve("cluster.log");
  }

  Path process() {
    return root.resolve("cluster.pid");
  }

  /** Held by the process that is starting a cluster here. */
  Path lock() {
    return root.resolve("cluster.lock");
  }

  /** Deletes all that a cluster left here, its log aside. */
  void clear() throws IOException {
    for (Path path : List.of(conf(), data(), temporary(), process())) {
      delete(path);
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
