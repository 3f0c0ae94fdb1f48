package recast.doctor;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** With which settings Spark will run the application. */
public final class SparkPlan {
  private final SettingsFile defaults;
  private final SettingsFile own;
  private final Map<String, String> typed;

  /** Reads settings from where they are kept. */
  @FunctionalInterface
  public interface SettingsFile {
    /** The settings; the message of a failure names the file. */
    Map<String, String> read() throws IOException;
  }

  /**
   * @param defaults those of Spark itself, which all others replace
   * @param own those of spark.conf
   * @param typed those of the command line, see {@link SparkWords}
   */
  public SparkPlan(SettingsFile defaults, SettingsFile own, Map<String, String> typed) {
    this.defaults = defaults;
    this.own = own;
    this.typed = Map.copyOf(typed);
  }

  /** Those of spark.conf alone. */
  Map<String, String> own() throws IOException {
    return own.read();
  }

  /** All of them. */
  public Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>(defaults.read());
    settings.putAll(own.read());
    settings.putAll(typed);
    return settings;
  }
}
