package recast.cli;

import java.time.Duration;

/** Settings of the commands that work on a store. */
public final class PublisherSettings {
  static final SettingsSection SECTION =
      new SettingsSection(
          "publishing and looking (recast fit, publish, rollback, releases)",
          "A wait needs an application: app above, or --app.");

  static final SettingsSection PRUNING = new SettingsSection("cleaning up (recast prune)");

  /** What a fit makes. */
  public enum Cloned {
    TRUE,
    FALSE,
    TOGGLE
  }

  /** A decision of an application on a release. */
  public enum Until {
    /** It scores with the release. */
    ADOPTED,
    /** It has scored the trial batches with the release, and kept it. */
    TRIAL
  }

  /** What a fit makes. */
  public static final OptionSpec<Cloned> CLONED =
      SECTION.add(
          OptionSpec.of(
                  "cloned",
                  "VALUE",
                  StringParsers.oneOf(Cloned.class),
                  "what a fit makes. true: records are repeated three times; false: once;"
                      + " toggle: the opposite of what is current in the store")
              .orElse("toggle"));

  /** How long a command waits for an application. */
  public static final OptionSpec<Duration> WAIT =
      SECTION.add(
          OptionSpec.of(
              "wait",
              "D",
              Durations::parsePositive,
              "how long a fit, a publish or a rollback waits until the application has adopted the"
                  + " release; not at all when empty"));

  /** What it waits for. */
  public static final OptionSpec<Until> UNTIL =
      SECTION.add(
          OptionSpec.of(
                  "until",
                  "WHAT",
                  StringParsers.oneOf(Until.class),
                  "what a wait is for. adopted: it scores with the release; trial: it has scored its"
                      + " first batches, its trial, with it and kept it; 5 when it went back meanwhile")
              .orElse("adopted"));

  /** How many releases a list has. */
  public static final OptionSpec<Integer> LIMIT =
      SECTION.add(
          OptionSpec.of("limit", "N", NumberParsers.atLeast(1), "how many releases are listed")
              .orElse("20"));

  /** How many versions stay. */
  public static final OptionSpec<Integer> KEEP =
      PRUNING.add(
          OptionSpec.of(
                  "keep",
                  "N",
                  NumberParsers.atLeast(1),
                  "how many of the newest versions stay; the current one, the one before it, and"
                      + " those that applications have adopted stay anyway")
              .orElse("10"));

  /** How old the work of a publisher may be. */
  public static final OptionSpec<Duration> STAGING_TTL =
      PRUNING.add(
          OptionSpec.of(
                  "staging-ttl",
                  "D",
                  Durations::parse,
                  "how long a publish may take; what is older was left by one that died")
              .orElse("1h"));

  private PublisherSettings() {}
}
