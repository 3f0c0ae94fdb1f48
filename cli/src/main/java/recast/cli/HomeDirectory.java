package recast.cli;

import java.nio.file.Path;
import java.util.Map;

/** Paths below the home directory of a user, written {@code ~/x} as in a shell. */
public final class HomeDirectory {
  private static final String TILDE = "~/";

  private HomeDirectory() {}

  /** The path that {@code text} writes; one that begins with {@code ~/} is below the home. */
  public static Path resolve(String text) {
    return resolve(text, System.getenv());
  }

  /** A shell takes HOME; Java's user.home is what the system's list of users has. */
  static Path resolve(String text, Map<String, String> environment) {
    if (!text.startsWith(TILDE)) {
      return Path.of(text);
    }
    String home = environment.getOrDefault("HOME", "");
    return Path.of(
        home.isEmpty() ? System.getProperty("user.home") : home, text.substring(TILDE.length()));
  }
}
