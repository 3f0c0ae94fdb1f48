package recast.schedule;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import recast.cli.ShellQuoting;

/**
 * What a command finds in a shell and must find on a schedule, too.
 *
 * @param home where Recast is
 * @param variables the environment, without what comes and goes with a login
 */
record EnvironmentSnapshot(String home, Map<String, Optional<String>> variables) {

  EnvironmentSnapshot {
    variables = new TreeMap<>(variables);
  }

  /** Reads the environment that the scripts have set. */
  static EnvironmentSnapshot of(Map<String, String> environment) {
    Map<String, Optional<String>> variables = new TreeMap<>();
    variables.put("PATH", Optional.of(path(environment.getOrDefault("PATH", ""))));
    variables.put("LANG", Optional.of(utf8(environment.getOrDefault("LANG", ""))));
    variables.put("HADOOP_CONF_DIR", Optional.ofNullable(environment.get("HADOOP_CONF_DIR")));
    for (String needed : new String[] {"JAVA_HOME", "SPARK_HOME", "RECAST_CONF_DIR"}) {
      variables.put(needed, Optional.of(needed(needed, environment)));
    }
    return new EnvironmentSnapshot(needed("RECAST_HOME", environment), variables);
  }

  /** The front door. */
  String recast() {
    return home + "/bin/recast";
  }

  /** Lines of a script that set them. */
  String exports() {
    return variables.entrySet().stream()
        .map(
            variable ->
                variable
                    .getValue()
                    .map(value -> "export " + variable.getKey() + "=" + ShellQuoting.word(value))
                    .orElse("unset " + variable.getKey()))
        .collect(Collectors.joining("\n"));
  }

  private static String needed(String name, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set; start Recast with bin/recast");
    }
    return value;
  }

  /** The directories that are the same wherever a command starts. */
  private static String path(String path) {
    String absolute =
        Arrays.stream(path.split(":", -1))
            .filter(directory -> directory.startsWith("/"))
            .distinct()
            .collect(Collectors.joining(":"));
    return absolute.isEmpty() ? "/usr/local/bin:/usr/bin:/bin" : absolute;
  }

  private static String utf8(String language) {
    return language.matches("(?i).*\\.utf-?8") ? language : "C.UTF-8";
  }
}
