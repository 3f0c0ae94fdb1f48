package recast.publisher;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.store.Adoption;

/**
 * Who shall have decided on a release before the command that made it ends.
 *
 * @param app the name of the application
 * @param patience how long that may take
 */
record Awaited(String app, Duration patience) {
  private static final String APP = "app";
  private static final String WAIT = "wait";

  /** The options that {@link #parse} reads. */
  static String[] options() {
    return new String[] {WAIT, APP};
  }

  /** Nothing when nobody is waited for: an application in the settings alone means nobody. */
  static Optional<Awaited> parse(Arguments arguments) {
    boolean waits = has(arguments, WAIT);
    if (!waits && !arguments.given(APP)) {
      return Optional.empty();
    }
    if (!waits) {
      arguments.problem("--app names the application to wait for, and needs --wait, such as 30s");
    }
    if (!has(arguments, APP)) {
      String wait = arguments.given(WAIT) ? "--wait" : "wait in recast.properties";
      arguments.problem(wait + " needs --app, the application to wait for");
    }
    Optional<Duration> patience = arguments.optional(WAIT, Durations::parsePositive);
    Optional<String> app = arguments.optional(APP, Adoption::checkApp);
    return app.flatMap(name -> patience.map(time -> new Awaited(name, time)));
  }

  private static boolean has(Arguments arguments, String name) {
    return arguments.optional(name, Function.identity()).isPresent();
  }
}
