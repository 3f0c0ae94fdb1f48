package recast.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * Shortens the declaration of a verb's options: long names only, help lives with the verb's script.
 */
public final class Flags {
  private final Options options = new Options();

  /** Adds options that take a value: {@code --name VALUE}. */
  public Flags values(String... names) {
    for (String name : names) {
      options.addOption(Option.builder().longOpt(name).hasArg().build());
    }
    return this;
  }

  /** Adds options that stand alone: {@code --name}. */
  public Flags switches(String... names) {
    for (String name : names) {
      options.addOption(Option.builder().longOpt(name).build());
    }
    return this;
  }

  public Options options() {
    return options;
  }
}
