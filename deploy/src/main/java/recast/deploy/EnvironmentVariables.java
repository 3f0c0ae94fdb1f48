package recast.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recast.cli.ConfigSource;

/**
 * The settings that are variables of the environment. Where each comes from only the script knows,
 * which has read {@code recast-env.sh}: it says so in {@code RECAST_ORIGINS}, {@code NAME=ORIGIN}
 * for each, with blanks between them.
 */
final class EnvironmentVariables {
  private static final String ORIGINS = "RECAST_ORIGINS";

  private EnvironmentVariables() {}

  static List<EffectiveSettings> read(Map<String, String> environment) {
    String origins = environment.get(ORIGINS);
    if (origins == null) {
      throw new IllegalStateException(ORIGINS + " is not set; start Recast with bin/recast");
    }
    Path conf = Path.of(environment.get("RECAST_CONF_DIR"));
    List<EffectiveSettings> variables = new ArrayList<>();
    for (String word : origins.strip().split(" ", -1)) {
      String name = word.substring(0, word.indexOf('='));
      ConfigSource origin = origin(word.substring(name.length() + 1), conf);
      Optional<String> value =
          Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
      variables.add(new EffectiveSettings(name, value, Optional.empty(), origin));
    }
    return variables;
  }

  private static ConfigSource origin(String text, Path conf) {
    int colon = text.indexOf(':');
    if (colon >= 0) {
      Path file = conf.resolve(text.substring(0, colon));
      return ConfigSource.of(file, Integer.parseInt(text.substring(colon + 1)));
    }
    return ConfigSource.of(
        text.equals("environment") ? ConfigSource.Kind.ENVIRONMENT : ConfigSource.Kind.DEFAULT);
  }
}
