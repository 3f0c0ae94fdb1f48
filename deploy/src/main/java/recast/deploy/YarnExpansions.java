package recast.deploy;

import java.util.List;
import recast.cli.Arguments;
import recast.cli.OptionSpec;

/**
 * What a NodeManager replaces in the command that starts a driver, quoted or not: see {@code
 * ApplicationConstants} and {@code ContainerLaunch.expandEnvironment} of YARN. A template that
 * nobody has filled in, such as <code>{{ds}}</code>, would silently become another value.
 */
final class YarnExpansions {
  static final List<String> ALL = List.of("{{", "}}", "<LOG_DIR>", "<CPS>", "<ADD_OPENS>");

  private YarnExpansions() {}

  /** Adds a problem for each of {@code options} whose value would not arrive as it is. */
  static void refuse(Arguments arguments, List<OptionSpec<?>> options) {
    for (OptionSpec<?> option : options) {
      arguments.text(option).ifPresent(value -> refuse(arguments, option, value));
    }
  }

  private static void refuse(Arguments arguments, OptionSpec<?> option, String value) {
    ALL.stream()
        .filter(value::contains)
        .findFirst()
        .ifPresent(
            expansion ->
                arguments.problem(
                    "%s '%s': YARN replaces '%s' in the command that starts the driver; expected a value without %s"
                        .formatted(option.flag(), value, expansion, String.join(" ", ALL))));
  }
}
