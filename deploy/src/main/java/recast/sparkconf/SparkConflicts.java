package recast.sparkconf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of a user for which Recast needs another value: to replace either silently would lose
 * something.
 */
public final class SparkConflicts {
  /** The files that every submission ships; YARN puts all files of a container side by side. */
  public static final Set<String> SHIPPED =
      Set.of(
          "streaming-app.jar",
          "cli.jar",
          "lines.jar",
          "model-store.jar",
          "model-formats.jar",
          "model-swap.jar",
          "run-contract.jar",
          "commons-cli.jar",
          "log4j2-driver.properties",
          "log4j2-executor.properties");

  static final String STAGING = "spark.yarn.stagingDir";

  private static final Map<String, String> OURS =
      Map.of("spark.master", "yarn", "spark.submit.deployMode", "cluster", "spark.app.name", "");

  private static final Pattern LOG_FILE = Pattern.compile("-D(log4j2?[.]configuration(File)?)=");
  private static final List<String> FILE_LISTS =
      List.of("spark.yarn.dist.jars", "spark.jars", "spark.yarn.dist.files", "spark.files");

  private final Map<String, String> settings;
  private final List<String> problems = new ArrayList<>();

  private SparkConflicts(Map<String, String> settings) {
    this.settings = settings;
  }

  /** What cannot be merged, each with its remedy. */
  public static List<String> of(SparkConfResolver plan) throws IOException {
    SparkConflicts conflicts = new SparkConflicts(plan.settings());
    conflicts.problems.addAll(plan.setTwice());
    for (String role : List.of("driver", "executor")) {
      conflicts.logFile(role, "extraJavaOptions");
      conflicts.logFile(role, "defaultJavaOptions");
    }
    conflicts.fixed(
        "spark.streaming.concurrentJobs",
        "1",
        "a batch has one model only while batches take turns");
    conflicts.fixed(
        "spark.yarn.submit.waitAppCompletion", "false", "Recast itself waits for the application");
    if (plan.needsReceiver()) {
      conflicts.cores();
    }
    conflicts.ours(plan.chosen());
    conflicts.stagingDirectory();
    conflicts.names();
    return conflicts.problems;
  }

  private void logFile(String role, String options) {
    String key = "spark.%s.%s".formatted(role, options);
    Matcher matcher = LOG_FILE.matcher(settings.getOrDefault(key, ""));
    if (matcher.find()) {
      problems.add(
          "%s sets %s, which Recast sets to log4j2-%s.properties: take it out, and edit conf/log4j2-%s.properties"
              .formatted(key, matcher.group(1), role, role));
    }
  }

  private void fixed(String key, String needed, String reason) {
    String value = settings.getOrDefault(key, needed);
    if (!value.equals(needed)) {
      problems.add(
          "%s is '%s', and must be %s: %s; take it out".formatted(key, value, needed, reason));
    }
  }

  /** What spark-submit is told by options of its own, which it prefers. */
  private void ours(Map<String, String> chosen) {
    OURS.forEach(
        (key, value) -> {
          String other = chosen.getOrDefault(key, value);
          if (value.isEmpty() ? !other.isEmpty() : !other.equals(value)) {
            problems.add(
                "%s is '%s', and Recast sets it%s: take it out"
                    .formatted(
                        key, other, value.isEmpty() ? " to the name of --app" : " to " + value));
          }
        });
  }

  /** The receiver occupies one for as long as the application runs. */
  private void cores() {
    if (settings.getOrDefault("spark.executor.cores", "2").strip().equals("1")) {
      problems.add(
          "spark.executor.cores is 1, which the receiver occupies, so that no batch would run: set 2 or more");
    }
  }

  /** Spark's client and its driver would look for it on different file systems. */
  private void stagingDirectory() {
    String directory = settings.getOrDefault(STAGING, "");
    if (!directory.isEmpty() && !directory.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")) {
      problems.add(
          "%s '%s' has no scheme, and no driver would find it: write it as hdfs://NAMENODE%s"
              .formatted(
                  STAGING, directory, directory.startsWith("/") ? directory : "/" + directory));
    }
  }

  private void names() {
    Map<String, String> seen = new HashMap<>();
    for (String key : FILE_LISTS) {
      for (String file : SparkList.words(settings.getOrDefault(key, ""))) {
        String name = nameOf(file);
        String before = seen.putIfAbsent(name, file);
        if (SHIPPED.contains(name)) {
          problems.add(
              "%s has %s, and %s is a file of Recast: give it another name"
                  .formatted(key, file, name));
        } else if (before != null && !before.equals(file)) {
          problems.add(
              "%s has %s, and %s has the same name: only one of them would be there; give it another name"
                  .formatted(key, file, before));
        }
      }
    }
  }

  /** The name under which a container sees a file: what follows {@code #}, or the last name. */
  private static String nameOf(String file) {
    int fragment = file.indexOf('#');
    return fragment >= 0 ? file.substring(fragment + 1) : file.substring(file.lastIndexOf('/') + 1);
  }
}
