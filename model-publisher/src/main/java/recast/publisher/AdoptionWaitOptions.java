package recast.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.CommonSettings;
import recast.cli.OptionSpec;
import recast.cli.PublisherSettings;
import recast.cli.PublisherSettings.Until;

/**
 * The application whose decision on a release a command waits for.
 *
 * @param app the name of the application
 * @param timeout how long that may take
 * @param until which decision ends the wait
 */
record AdoptionWaitOptions(String app, Duration timeout, Until until) {
  private static final OptionSpec<String> APP =
      CommonSettings.APP.help("the application to wait for");

  private static final OptionSpec<Duration> WAIT =
      PublisherSettings.WAIT.help(
          "then wait, at most D, until the application has adopted the release: exit code 0 when it"
              + " did, 5 when it rejected it, 4 when it did neither in time, 1 when it adopted a"
              + " newer one instead");

  /** The options that {@link #parse} reads. */
  static final List<OptionSpec<?>> OPTIONS = List.of(WAIT, APP, PublisherSettings.UNTIL);

  /** Nothing when nobody is waited for: an application in the settings alone means nobody. */
  static Optional<AdoptionWaitOptions> parse(Arguments arguments) {
    boolean waits = arguments.text(WAIT).isPresent();
    Optional<Until> until = arguments.find(PublisherSettings.UNTIL);
    if (!waits && arguments.given(PublisherSettings.UNTIL)) {
      arguments.problem("--until says what --wait waits for, and needs --wait, such as 5m");
    }
    if (!waits && !arguments.given(APP)) {
      return Optional.empty();
    }
    if (!waits) {
      arguments.problem("--app names the application to wait for, and needs --wait, such as 30s");
    }
    if (arguments.text(APP).isEmpty()) {
      String wait = arguments.given(WAIT) ? "--wait" : "wait in recast.properties";
      arguments.problem(wait + " needs --app, the application to wait for");
    }
    Optional<Duration> timeout = arguments.find(WAIT);
    return arguments
        .find(APP)
        .flatMap(
            name ->
                timeout.map(
                    time -> new AdoptionWaitOptions(name, time, until.orElse(Until.ADOPTED))));
  }
}
