package recast.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of the application, which {@code recast submit} hands on to its driver. */
public final class ApplicationSettings {
  static final SettingsSection SECTION = new SettingsSection("the application (recast submit)");

  /** A source takes 64 connections at a time; the driver and tasks that are repeated need some. */
  public static final int MOST_RECEIVERS = 48;

  /** What an application does as long as its store has no release. */
  public enum OnNoModel {
    /** Waits, for as long as it takes. */
    WAIT,
    /** Waits, and fails when that takes too long. */
    FAIL
  }

  /** Where an application begins in Kafka whose output holds nothing yet. */
  public enum KafkaStart {
    /** At the oldest record that Kafka has kept. */
    EARLIEST,
    /** At what comes from now on. */
    LATEST
  }

  /** Where records come from. */
  public static final OptionSpec<SourceAddress> SOURCE =
      SECTION.add(
          OptionSpec.of(
                  "source",
                  "ADDRESS",
                  SourceAddress::parse,
                  "where the records come from: HOST:PORT,... of a server of lines,"
                      + " recast://HOST:PORT,... of one that numbers them and waits until they are"
                      + " scored, or kafka://HOST:PORT,.../TOPIC,...")
              .orElse("127.0.0.1:9999"));

  /** How many tasks read a batch of numbered records. */
  public static final OptionSpec<Integer> RECEIVERS =
      SECTION.add(
          OptionSpec.of(
              "receivers",
              "N",
              NumberParsers.between(1, MOST_RECEIVERS),
              "how many tasks read a batch from recast://; when empty, one for each core, up to "
                  + MOST_RECEIVERS));

  /** More settings of Kafka's consumers. */
  public static final OptionSpec<Path> KAFKA_CONF =
      SECTION.add(
          OptionSpec.of(
              "kafka-conf",
              "FILE",
              Path::of,
              "a file of consumer settings of Kafka, such as those for SASL and TLS"));

  /** Where an application begins in Kafka. */
  public static final OptionSpec<KafkaStart> KAFKA_START =
      SECTION.add(
          OptionSpec.of(
                  "kafka-start",
                  "WHERE",
                  StringParsers.oneOf(KafkaStart.class),
                  "where an application begins in Kafka whose output holds nothing yet: latest, or"
                      + " earliest; later it goes on where the output ends")
              .orElse("latest"));

  /** The length of a batch. */
  public static final OptionSpec<Duration> BATCH_INTERVAL =
      SECTION.add(
          OptionSpec.of("batch-interval", "D", Durations::parsePositive, "the length of a batch")
              .orElse("10s"));

  /** The pause between two looks at the store. */
  public static final OptionSpec<Duration> POLL_INTERVAL =
      SECTION.add(
          OptionSpec.of(
                  "poll-interval",
                  "D",
                  Durations::parsePositive,
                  "the pause between two looks at the store")
              .orElse("1s"));

  /** How many scored records of a batch are printed. */
  public static final OptionSpec<Integer> PRINT =
      SECTION.add(
          OptionSpec.of(
                  "print",
                  "N",
                  NumberParsers.atLeast(0),
                  "scored records of each batch that the driver prints")
              .orElse("10"));

  /** What happens without a model. */
  public static final OptionSpec<OnNoModel> ON_NO_MODEL =
      SECTION.add(
          OptionSpec.of(
                  "on-no-model",
                  "WHAT",
                  StringParsers.oneOf(OnNoModel.class),
                  "without a model: wait for the first one, or fail after the model-timeout")
              .orElse("wait"));

  /** How long a first model may take. */
  public static final OptionSpec<Duration> MODEL_TIMEOUT =
      SECTION.add(
          OptionSpec.of(
                  "model-timeout", "D", Durations::parsePositive, "how long a first model may take")
              .orElse("5m"));

  /** What share of a batch a new release may fail. */
  public static final OptionSpec<Double> MAX_ERROR_RATE =
      SECTION.add(
          OptionSpec.of(
                  "max-error-rate",
                  "R",
                  NumberParsers::share,
                  "what share of a batch a new release may fail; one that fails more gives way to"
                      + " the release before")
              .orElse("5%"));

  /** For how many batches a release is new. */
  public static final OptionSpec<Integer> TRIAL_BATCHES =
      SECTION.add(
          OptionSpec.of(
                  "trial-batches",
                  "N",
                  NumberParsers.atLeast(0),
                  "for how many batches a release is new")
              .orElse("10"));

  /** How much memory a model takes. */
  public static final OptionSpec<Double> MEMORY_FACTOR =
      SECTION.add(
          OptionSpec.of(
                  "memory-factor",
                  "X",
                  NumberParsers::positiveDecimal,
                  "memory that a model takes, in lengths of its file; one that does not fit beside"
                      + " the active one is rejected before it is read")
              .orElse("3"));

  /** Where scored records go. */
  public static final OptionSpec<String> OUTPUT =
      SECTION.add(
          OptionSpec.of(
              "output",
              "URI",
              StringParsers::address,
              "where scored records are written, such as hdfs:///scored/clones; nowhere when empty"));

  /** How many files a batch has. */
  public static final OptionSpec<Integer> OUTPUT_FILES =
      SECTION.add(
          OptionSpec.of(
              "output-files",
              "N",
              NumberParsers.atLeast(1),
              "into how many files a batch is written at most, each by a task; default: one for"
                  + " each core of the executors"));

  /** What the driver is told of all this, in its order. */
  public static final List<OptionSpec<?>> OF_DRIVER =
      List.of(
          CommonSettings.APP,
          CommonSettings.STORE,
          SOURCE,
          RECEIVERS,
          KAFKA_CONF,
          KAFKA_START,
          RecordSettings.MAX_LINE,
          RecordSettings.CHARSET,
          BATCH_INTERVAL,
          POLL_INTERVAL,
          PRINT,
          ON_NO_MODEL,
          MODEL_TIMEOUT,
          MAX_ERROR_RATE,
          TRIAL_BATCHES,
          MEMORY_FACTOR,
          OUTPUT,
          OUTPUT_FILES);

  private ApplicationSettings() {}
}
