package recast.sparkconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recast.cli.Messages;
import recast.cli.PropertyLine;

/**
 * Spark's settings for the application: those of {@code conf/spark.conf}, then those that come with
 * the cluster, in a {@code spark.conf} beside its {@code core-site.xml}. In values, {@code
 * ${SPARK_HOME}} stands for the Spark that submits.
 */
public final class SparkSettings {
  private static final String FILE = "spark.conf";

  private SparkSettings() {}

  public static Map<String, String> read(Path conf, Path clusterConf, Path sparkHome)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(read(conf));
    if (Files.exists(clusterConf.resolve(FILE)) && !Files.isSameFile(conf, clusterConf)) {
      settings.putAll(read(clusterConf));
    }
    // In an address, blanks and the like are written in another way than in a path.
    String path = sparkHome.toString();
    String inAddress = sparkHome.toUri().getRawPath().replaceFirst("/$", "");
    settings.replaceAll(
        (key, value) ->
            value
                .replace("local:${SPARK_HOME}", "local:" + inAddress)
                .replace("${SPARK_HOME}", path));
    return settings;
  }

  private static Map<String, String> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    List<String> lines = Files.readAllLines(file);
    Map<String, String> settings = new TreeMap<>();
    Map<String, Integer> seen = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (PropertyLine line : PropertyLine.of(lines)) {
      String where = file + ":" + line.number() + ": ";
      try {
        line.entry()
            .ifPresent(
                entry -> {
                  problem(entry, Optional.ofNullable(seen.put(entry.getKey(), line.number())))
                      .ifPresent(problem -> problems.add(where + problem));
                  settings.put(entry.getKey(), entry.getValue());
                });
      } catch (IllegalArgumentException e) {
        problems.add(where + "'\\u' begins no letter here; write a backslash as two");
      }
    }
    if (!problems.isEmpty()) {
      throw new MalformedSettingsException(problems);
    }
    return settings;
  }

  /** spark-submit would drop such a line with a warning that nobody sees. */
  private static Optional<String> problem(
      Map.Entry<String, String> entry, Optional<Integer> before) {
    String key = Messages.printable(entry.getKey());
    if (!key.startsWith("spark.")) {
      return Optional.of("'%s' is not a setting of Spark; write 'spark.NAME VALUE'".formatted(key));
    }
    if (entry.getValue().isEmpty()) {
      return Optional.of("'%s' has no value; write 'spark.NAME VALUE'".formatted(key));
    }
    return before.map(line -> "'%s' is given twice, first in line %d".formatted(key, line));
  }
}
