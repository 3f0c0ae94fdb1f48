package recast.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * The lists that are set in two places: the one that Spark takes replaces the other one, as with
   * any other setting.
   */
  List<String> replacedLists() throws IOException {
    Map<String, String> below = new TreeMap<>(defaults.read());
    List<String> replaced = new ArrayList<>(replaced(below, own.read(), "spark.conf"));
    below.putAll(own.read());
    replaced.addAll(replaced(below, typed, "the command line"));
    return replaced;
  }

  private static List<String> replaced(
      Map<String, String> below, Map<String, String> above, String by) {
    return SparkList.allKeys().stream()
        .sorted()
        .filter(key -> below.containsKey(key) && above.containsKey(key))
        .filter(key -> !below.get(key).equals(above.get(key)))
        .map(key -> "%s '%s' is replaced by that of %s".formatted(key, below.get(key), by))
        .toList();
  }
}
