package recast.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that {@code conf/recast.properties} may set, in its order; the option of the same name has
 * its default there. To add a setting, add a line here, and one there.
 */
public enum Setting {
  STORE(
      StringParsers.like(
          "[A-Za-z][A-Za-z0-9+.-]*:/.*|[^:/]+|[^:/]*/.*",
          "an address such as hdfs://namenode/models/clones")),
  APP(
      StringParsers.like(
          "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
          "1 to 64 letters, digits, dots, dashes and underscores")),
  PRINCIPAL(KerberosCredentials::checkPrincipal),
  KEYTAB(Path::of),

  BIND(StringParsers::any),
  PORT(NumberParsers.between(0, 65_535)),
  DELAY(Durations::parse),

  CLONED(StringParsers.oneOf("true", "false", "toggle")),
  WAIT(Durations::parsePositive),
  UNTIL(StringParsers.oneOf("adopted", "trial")),
  LIMIT(NumberParsers.atLeast(1)),

  KEEP(NumberParsers.atLeast(1)),
  STAGING_TTL(Durations::parse),

  RUN_TIMEOUT(Durations::parsePositive),
  LOG_SIZE(Sizes::parse),
  LOG_COUNT(NumberParsers.atLeast(1)),

  SOURCE(Endpoint::parse),
  BATCH_INTERVAL(Durations::parsePositive),
  POLL_INTERVAL(Durations::parsePositive),
  PRINT(NumberParsers.atLeast(0)),
  ON_NO_MODEL(StringParsers.oneOf("wait", "fail")),
  MODEL_TIMEOUT(Durations::parsePositive),
  MAX_ERROR_RATE(NumberParsers::share),
  TRIAL_BATCHES(NumberParsers.atLeast(0)),
  MEMORY_FACTOR(NumberParsers::positiveDecimal),
  OUTPUT(STORE.parse),
  QUEUE(StringParsers::any),
  DRIVER_MEMORY(Sizes::parse),
  EXECUTOR_MEMORY(Sizes::parse),
  NUM_EXECUTORS(NumberParsers.atLeast(1)),
  EXECUTOR_CORES(NumberParsers.atLeast(2)),
  SUBMIT_TIMEOUT(Durations::parsePositive),
  WAIT_RUNNING(Durations::parsePositive),

  TIMEOUT(Durations::parsePositive),
  LOG_FILE(StringParsers.like("[A-Za-z0-9._-]+", "the name of a file, such as driver.log")),

  SWAPS(NumberParsers.atLeast(1)),

  DIR(StringParsers.like("[\\w./+@~-]+", "a path of letters, digits and ._+@~-")),
  DATANODES(NumberParsers.between(1, 9)),
  NODEMANAGERS(NumberParsers.between(1, 9));

  // Parsers are functions without a state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, ?> parse;

  Setting(Function<String, ?> parse) {
    this.parse = parse;
  }

  /** The name in the file; with two dashes in front, that of the option. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys of all settings, in their order. */
  public static String[] keys() {
    return Arrays.stream(values()).map(Setting::key).toArray(String[]::new);
  }

  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * Returns {@code text} when it is a value of this setting.
   *
   * @throws IllegalArgumentException when it is none
   */
  public String check(String text) {
    Objects.requireNonNull(parse.apply(text));
    return text;
  }
}
