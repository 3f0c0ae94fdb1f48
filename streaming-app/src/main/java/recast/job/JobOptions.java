package recast.job;

import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Endpoint;
import recast.cli.Flags;
import recast.cli.NumberParsers;
import recast.cli.UsageException;
import recast.run.NoModelPolicy;
import recast.score.ErrorThreshold;
import recast.store.Adoption;
import recast.store.ModelStore;

/**
 * The options of the driver.
 *
 * @param app the name of the application
 * @param store the store to follow
 * @param source where the records come from
 * @param output the root of the output, if there is one
 * @param batchInterval the length of a batch
 * @param pollInterval the pause between two looks at the pointer
 * @param print how many scored records of each batch are printed
 * @param modelTimeout how long to wait for a first model; nothing: for ever
 * @param epoch the epoch to claim; nothing: the next
 * @param swaps by which rules models are swapped
 */
record JobOptions(
    String app,
    Path store,
    Endpoint source,
    Optional<String> output,
    Duration batchInterval,
    Duration pollInterval,
    int print,
    Optional<Duration> modelTimeout,
    Optional<Integer> epoch,
    Swaps swaps) {

  /**
   * By which rules models are swapped.
   *
   * @param errors how much of a batch a newly adopted release may fail
   * @param trialBatches for how many batches it is newly adopted
   * @param memoryFactor how much memory a model takes, in lengths of its payload
   */
  record Swaps(ErrorThreshold errors, int trialBatches, double memoryFactor) {}

  static Options options() {
    return new Flags()
        .values("app", "store", "source", "output", "batch-interval", "poll-interval", "print")
        .values("on-no-model", "model-timeout", "max-error-rate", "trial-batches", "memory-factor")
        .values("epoch")
        .options();
  }

  static JobOptions parse(Arguments arguments) throws UsageException {
    String app = arguments.required("app", Adoption::checkApp);
    Path store = arguments.required("store", ModelStore::parse);
    Endpoint source = arguments.required("source", Endpoint::parse);
    Optional<String> output = arguments.optional("output", text -> new Path(text).toString());
    Duration batch = arguments.required("batch-interval", Durations::parsePositive);
    Duration poll = arguments.required("poll-interval", Durations::parsePositive);
    Integer print = arguments.required("print", NumberParsers.atLeast(0));
    NoModelPolicy onNoModel = arguments.required("on-no-model", NoModelPolicy::parse);
    Duration modelTimeout = arguments.required("model-timeout", Durations::parsePositive);
    Double errors = arguments.required("max-error-rate", NumberParsers::share);
    Integer trial = arguments.required("trial-batches", NumberParsers.atLeast(0));
    Double factor = arguments.required("memory-factor", NumberParsers::positiveDecimal);
    Optional<Integer> epoch = arguments.optional("epoch", NumberParsers.atLeast(1));
    arguments.operands(0);
    arguments.check();
    return new JobOptions(
        app,
        store,
        source,
        output,
        batch,
        poll,
        print,
        onNoModel == NoModelPolicy.FAIL ? Optional.of(modelTimeout) : Optional.empty(),
        epoch,
        new Swaps(new ErrorThreshold(errors), trial, factor));
  }
}
