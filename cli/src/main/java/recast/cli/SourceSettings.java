package recast.cli;

import java.time.Duration;

/** Settings of {@code recast source}. */
public final class SourceSettings {
  static final SettingsSection SECTION = new SettingsSection("the source (recast source)");

  /** Where it listens. */
  public static final OptionSpec<String> BIND =
      SECTION.add(
          OptionSpec.of("bind", "HOST", String::strip, "the address to listen on")
              .orElse("127.0.0.1"));

  /** The port on which it listens. */
  public static final OptionSpec<Integer> PORT =
      SECTION.add(
          OptionSpec.of(
                  "port",
                  "N",
                  NumberParsers.between(0, 65_535),
                  "the port; 0 takes a free one and says which")
              .orElse("9999"));

  /** The pause between two passes. */
  public static final OptionSpec<Duration> DELAY =
      SECTION.add(
          OptionSpec.of(
                  "delay", "D", Durations::parse, "the pause after each pass over the records")
              .orElse("1s"));

  /** How much a spool keeps. */
  public static final OptionSpec<Long> SPOOL_SIZE =
      SECTION.add(
          OptionSpec.of(
                  "spool-size",
                  "SIZE",
                  Sizes::parse,
                  "how much a spool keeps; a full one takes no record until some are acknowledged")
              .orElse("1g"));

  private SourceSettings() {}
}
