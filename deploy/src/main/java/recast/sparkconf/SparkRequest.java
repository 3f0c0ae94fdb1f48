package recast.sparkconf;

import java.util.Map;
import java.util.Optional;
import recast.cli.SourceAddress;

/**
 * What a command requests of Spark, beside the files of Spark's settings.
 *
 * @param shipped values that nobody has chosen: any other one replaces them
 * @param inFile those of recast.properties
 * @param typed those of the command line
 * @param propertiesFile the file that stands in for {@code spark-defaults.conf}, if one is named
 * @param source where the application's records come from, if that is known
 */
public record SparkRequest(
    Map<String, String> shipped,
    Map<String, String> inFile,
    Map<String, String> typed,
    Optional<String> propertiesFile,
    Optional<SourceAddress> source) {

  public SparkRequest {
    shipped = Map.copyOf(shipped);
    inFile = Map.copyOf(inFile);
    typed = Map.copyOf(typed);
  }

  /** Whether a receiver takes a core of an executor, and a write-ahead log what it receives. */
  boolean needsReceiver() {
    return source.filter(SourceAddress::isReplayable).isEmpty();
  }

  /** A request of nothing. */
  public static SparkRequest none() {
    return of(Map.of());
  }

  /** A request that is all on the command line. */
  public static SparkRequest of(Map<String, String> typed) {
    return new SparkRequest(Map.of(), Map.of(), typed, Optional.empty(), Optional.empty());
  }
}
