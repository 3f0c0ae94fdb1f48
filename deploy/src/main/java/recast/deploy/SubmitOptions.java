package recast.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Endpoint;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.cli.NumberParsers;
import recast.cli.UsageException;
import recast.run.NoModelPolicy;
import recast.sparkconf.Resources;
import recast.sparkconf.SparkArgs;
import recast.sparkconf.SparkRequest;
import recast.store.Adoption;
import recast.store.ModelStore;

/**
 * What {@code submit} is told.
 *
 * @param application words for the application
 * @param spark what Recast's own options and the words behind {@code --} request of Spark
 * @param args the words behind {@code --}
 * @param typed what an upgrade inherits
 */
record SubmitOptions(
    String app,
    Path store,
    Optional<Path> output,
    Optional<KerberosCredentials> keytab,
    Optional<Duration> waitRunning,
    Duration submitTimeout,
    Duration batchInterval,
    List<String> application,
    SparkRequest spark,
    SparkArgs args,
    InheritedOptions typed) {
  /** Options of spark-submit that make an application of Recast what it is. */
  private static final Set<String> OURS = Set.of("--master", "--deploy-mode", "--class", "--name");

  /** Options with which spark-submit submits nothing. */
  private static final Set<String> NO_SUBMISSION =
      Set.of("--version", "--help", "-h", "--usage-error", "--status", "--kill");

  static Options options() {
    return new Flags()
        .values("store", "app", "source", "output", "batch-interval", "poll-interval", "print")
        .values(Resources.names())
        .values("on-no-model", "model-timeout", "max-error-rate", "trial-batches", "memory-factor")
        .values("wait-running", "submit-timeout")
        .values(KerberosCredentials.options())
        .options();
  }

  static SubmitOptions parse(Arguments arguments) throws UsageException {
    Words application = new Words(arguments);
    String app = application.same("app", Adoption::checkApp);
    Path store = application.same("store", ModelStore::parse);
    application.same("source", Endpoint::parse);
    Duration batchInterval = application.same("batch-interval", Durations::parsePositive);
    application.same("poll-interval", Durations::parsePositive);
    application.same("print", NumberParsers.atLeast(0));
    application.same("on-no-model", NoModelPolicy::parse);
    application.same("model-timeout", Durations::parsePositive);
    application.same("max-error-rate", NumberParsers::share);
    application.same("trial-batches", NumberParsers.atLeast(0));
    application.same("memory-factor", NumberParsers::positiveDecimal);
    Optional<Path> output = arguments.optional("output", ModelStore::parse);
    Optional<Duration> waitRunning = arguments.optional("wait-running", Durations::parsePositive);
    Duration submitTimeout = arguments.required("submit-timeout", Durations::parsePositive);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    List<String> rest = arguments.operands(Integer.MAX_VALUE);
    if (!rest.isEmpty() && !rest.get(0).startsWith("-")) {
      arguments.problem(
          "'%s' is not an option; behind '--' stand options of spark-submit, such as --jars and --conf"
              .formatted(rest.get(0)));
    }
    for (String word : rest) {
      String name = word.split("=", 2)[0];
      if (OURS.contains(name)) {
        arguments.problem(name + " behind '--' is set by Recast, and may not be another");
      }
      if (NO_SUBMISSION.contains(name)) {
        arguments.problem(name + " behind '--' lets spark-submit submit nothing; leave it out");
      }
    }
    SparkArgs args = SparkArgs.parse(rest);
    SparkRequest spark = Resources.request(arguments, args);
    YarnExpansions.refuse(arguments, options());
    arguments.check();
    output.ifPresent(path -> application.add("output", path.toString()));
    return new SubmitOptions(
        app,
        store,
        output,
        keytab,
        waitRunning,
        submitTimeout,
        batchInterval,
        application.words,
        spark,
        args,
        InheritedOptions.of(arguments, rest));
  }

  /** Refuses a wait that ends before a batch can be completed. */
  void refuseShortWait() throws UsageException {
    if (waitRunning.isPresent() && waitRunning.get().compareTo(batchInterval) <= 0) {
      throw new UsageException(
          List.of(
              "--wait-running '%s' is too short, since a batch takes %s; give more"
                  .formatted(Durations.print(waitRunning.get()), Durations.print(batchInterval))));
    }
  }

  /** Options that are checked here and handed on as they are. */
  private static final class Words {
    private final Arguments arguments;
    private final List<String> words = new ArrayList<>();

    Words(Arguments arguments) {
      this.arguments = arguments;
    }

    /** The parsed value; null when it is missing or wrong. */
    <T> T same(String name, Function<String, T> parse) {
      T value = arguments.required(name, parse);
      arguments.optional(name, Function.identity()).ifPresent(text -> add(name, text));
      return value;
    }

    void add(String name, String value) {
      words.add("--" + name);
      words.add(value);
    }
  }
}
