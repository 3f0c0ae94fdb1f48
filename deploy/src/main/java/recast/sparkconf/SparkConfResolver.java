package recast.sparkconf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** With which settings Spark will run the application. */
public final class SparkConfResolver {
  private final SettingsFile defaults;
  private final SettingsFile own;
  private final SparkRequest request;

  /** Reads settings from where they are kept. */
  @FunctionalInterface
  public interface SettingsFile {
    /** The settings; the message of a failure names the file. */
    Map<String, String> read() throws IOException;
  }

  /**
   * @param defaults those of Spark itself, which replace nothing but what Recast ships
   * @param own those of spark.conf
   * @param request what the command requests; what was chosen for it replaces all others
   */
  public SparkConfResolver(SettingsFile defaults, SettingsFile own, SparkRequest request) {
    this.defaults = defaults;
    this.own = own;
    this.request = request;
  }

  /** Those of spark.conf alone. */
  public Map<String, String> own() throws IOException {
    return own.read();
  }

  /** Those that were chosen for this application, in spark.conf and on the command line. */
  Map<String, String> chosen() throws IOException {
    Map<String, String> chosen = new TreeMap<>(own());
    chosen.putAll(request.typed());
    return chosen;
  }

  /** Whether a receiver takes a core of an executor, and a write-ahead log what it receives. */
  public boolean needsReceiver() {
    return request.needsReceiver();
  }

  /** All of them. */
  public Map<String, String> settings() throws IOException {
    Map<String, String> settings = new TreeMap<>(request.shipped());
    settings.putAll(defaults.read());
    settings.putAll(own.read());
    settings.putAll(request.inFile());
    settings.putAll(request.typed());
    return settings;
  }

  /** What spark.conf and recast.properties both set, and not to the same. */
  List<String> setTwice() throws IOException {
    Map<String, String> own = own();
    return request.inFile().entrySet().stream()
        .filter(setting -> !request.typed().containsKey(setting.getKey()))
        .filter(
            setting ->
                !own.getOrDefault(setting.getKey(), setting.getValue()).equals(setting.getValue()))
        .map(
            setting ->
                "%s is '%s' by recast.properties and '%s' by spark.conf: take one of them out"
                    .formatted(setting.getKey(), setting.getValue(), own.get(setting.getKey())))
        .sorted()
        .toList();
  }

  /**
   * The lists that are set in two places: the one that Spark takes replaces the other one, as with
   * any other setting.
   */
  public List<String> replacedLists() throws IOException {
    Map<String, String> below = new TreeMap<>(defaults.read());
    List<String> replaced = new ArrayList<>(replaced(below, own.read(), "spark.conf"));
    below.putAll(own.read());
    replaced.addAll(replaced(below, request.typed(), "the command line"));
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
