package recast.publisher;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.store.Adoption;

/**
 * The application whose decision on a release a command waits for.
 *
 * @param app the name of the application
 * @param timeout how long that may take
 * @param until which decision ends the wait
 */
record AdoptionWait(String app, Duration timeout, Until until) {
  private static final String APP = "app";
  private static final String WAIT = "wait";
  private static final String UNTIL = "until";

  /** A decision of an application. */
  enum Until {
    /** It scores with the release. */
    ADOPTED,
    /** It has scored the trial batches with the release, and kept it. */
    TRIAL;

    static Until parse(String text) {
      for (Until until : values()) {
        if (until.name().equalsIgnoreCase(text)) {
          return until;
        }
      }
      throw new IllegalArgumentException("expected adopted or trial");
    }
  }

  /** The options that {@link #parse} reads. */
  static String[] options() {
    return new String[] {WAIT, APP, UNTIL};
  }

  /** Nothing when nobody is waited for: an application in the settings alone means nobody. */
  static Optional<AdoptionWait> parse(Arguments arguments) {
    boolean waits = has(arguments, WAIT);
    Optional<Until> until = arguments.optional(UNTIL, Until::parse);
    if (!waits && arguments.given(UNTIL)) {
      arguments.problem("--until says what --wait waits for, and needs --wait, such as 5m");
    }
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
    Optional<Duration> timeout = arguments.optional(WAIT, Durations::parsePositive);
    Optional<String> app = arguments.optional(APP, Adoption::checkApp);
    return app.flatMap(
        name -> timeout.map(time -> new AdoptionWait(name, time, until.orElse(Until.ADOPTED))));
  }

  private static boolean has(Arguments arguments, String name) {
    return arguments.optional(name, Function.identity()).isPresent();
  }
}
