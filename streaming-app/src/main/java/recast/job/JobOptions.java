package recast.job;

import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.ApplicationSettings;
import recast.cli.ApplicationSettings.OnNoModel;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.NumberParsers;
import recast.cli.OptionSpec;
import recast.cli.RecordSettings;
import recast.cli.SourceAddress;
import recast.cli.UsageException;
import recast.line.LineFormat;
import recast.score.ErrorThreshold;
import recast.store.ModelStore;

/**
 * The options of the driver.
 *
 * @param app the name of the application
 * @param store the store to follow
 * @param source where the records come from
 * @param reading how records are read from a source that can be read again
 * @param lines how the lines of the source are read
 * @param output the root of the output, if there is one
 * @param outputFiles into how many files a batch is written at most; nothing: one for each core
 * @param batchInterval the length of a batch
 * @param pollInterval the pause between two looks at the pointer
 * @param print how many scored records of each batch are printed
 * @param modelTimeout how long to wait for a first model; nothing: without end
 * @param epoch the epoch to claim; nothing: the next
 * @param swaps by which rules models are swapped
 */
record JobOptions(
    String app,
    Path store,
    SourceAddress source,
    Reading reading,
    LineFormat lines,
    Optional<String> output,
    Optional<Integer> outputFiles,
    Duration batchInterval,
    Duration pollInterval,
    int print,
    Optional<Duration> modelTimeout,
    Optional<Integer> epoch,
    Swaps swaps) {

  /**
   * How records are read from a source that can be read again.
   *
   * @param receivers how many tasks read a batch of numbered records; nothing: one for each core
   * @param kafkaConf a file with more settings of Kafka's consumers
   * @param kafkaStart where an application begins in Kafka whose output holds nothing yet
   */
  record Reading(
      Optional<Integer> receivers,
      Optional<java.nio.file.Path> kafkaConf,
      ApplicationSettings.KafkaStart kafkaStart) {}

  /**
   * By which rules models are swapped.
   *
   * @param errors how much of a batch a newly adopted release may fail
   * @param trialBatches for how many batches it is newly adopted
   * @param memoryFactor how much memory a model takes, in lengths of its payload
   */
  record Swaps(ErrorThreshold errors, int trialBatches, double memoryFactor) {}

  private static final OptionSpec<Path> STORE = CommonSettings.STORE.map(ModelStore::parse);

  private static final OptionSpec<Path> OUTPUT = ApplicationSettings.OUTPUT.map(ModelStore::parse);

  private static final OptionSpec<Integer> EPOCH =
      OptionSpec.of("epoch", "N", NumberParsers.atLeast(1), "the epoch to claim; else the next");

  static final CommandSpec SPEC =
      CommandSpec.of("Runs the application, started by YARN.")
          .required(CommonSettings.APP, CommonSettings.STORE)
          .more(ApplicationSettings.OF_DRIVER)
          .more(EPOCH);

  static JobOptions parse(Arguments arguments) throws UsageException {
    arguments.check();
    Duration modelTimeout = arguments.get(ApplicationSettings.MODEL_TIMEOUT);
    return new JobOptions(
        arguments.get(CommonSettings.APP),
        arguments.get(STORE),
        arguments.get(ApplicationSettings.SOURCE),
        new Reading(
            arguments.find(ApplicationSettings.RECEIVERS),
            arguments.find(ApplicationSettings.KAFKA_CONF),
            arguments.get(ApplicationSettings.KAFKA_START)),
        new LineFormat(
            arguments.get(RecordSettings.MAX_LINE), arguments.get(RecordSettings.CHARSET).name()),
        arguments.find(OUTPUT).map(Path::toString),
        arguments.find(ApplicationSettings.OUTPUT_FILES),
        arguments.get(ApplicationSettings.BATCH_INTERVAL),
        arguments.get(ApplicationSettings.POLL_INTERVAL),
        arguments.get(ApplicationSettings.PRINT),
        arguments.get(ApplicationSettings.ON_NO_MODEL) == OnNoModel.FAIL
            ? Optional.of(modelTimeout)
            : Optional.empty(),
        arguments.find(EPOCH),
        new Swaps(
            new ErrorThreshold(arguments.get(ApplicationSettings.MAX_ERROR_RATE)),
            arguments.get(ApplicationSettings.TRIAL_BATCHES),
            arguments.get(ApplicationSettings.MEMORY_FACTOR)));
  }
}
