package recast.sparkconf;

import java.util.Map;
import java.util.Optional;

/**
 * What a command requests of Spark, beside the files of Spark's settings.
 *
 * @param shipped values that nobody has chosen: any other one replaces them
 * @param inFile those of recast.properties
 * @param typed those of the command line
 * @param propertiesFile the file that stands in for {@code spark-defaults.conf}, if one is named
 */
public record SparkRequest(
    Map<String, String> shipped,
    Map<String, String> inFile,
    Map<String, String> typed,
    Optional<String> propertiesFile) {

  public SparkRequest {
    shipped = Map.copyOf(shipped);
    inFile = Map.copyOf(inFile);
    typed = Map.copyOf(typed);
  }

  /** A request of nothing. */
  public static SparkRequest none() {
    return of(Map.of());
  }

  /** A request that is all on the command line. */
  public static SparkRequest of(Map<String, String> typed) {
    return new SparkRequest(Map.of(), Map.of(), typed, Optional.empty());
  }
}
