package recast.deploy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import recast.cli.ApplicationSettings;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.Durations;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.OptionalFormats;
import recast.cli.ResourceSettings;
import recast.cli.SourceAddress;
import recast.cli.UsageException;
import recast.sparkconf.Resources;
import recast.sparkconf.SparkArgs;
import recast.sparkconf.SparkRequest;
import recast.store.ModelStore;

/**
 * What {@code submit} is told.
 *
 * @param kafkaConf a file of settings that the driver needs
 * @param application words for the application
 * @param formats those that the application has besides what is always there
 * @param spark what Recast's own options and the words behind {@code --} request of Spark
 * @param args the words behind {@code --}
 * @param typed what an upgrade inherits
 */
record SubmitOptions(
    String app,
    Path store,
    Optional<Path> output,
    Optional<java.nio.file.Path> kafkaConf,
    Optional<KerberosCredentials> keytab,
    Optional<Duration> waitRunning,
    Duration submitTimeout,
    Duration batchInterval,
    List<String> application,
    OptionalFormats formats,
    SparkRequest spark,
    SparkArgs args,
    InheritedOptions typed) {
  /** Options of spark-submit that make an application of Recast what it is. */
  private static final Set<String> OURS = Set.of("--master", "--deploy-mode", "--class", "--name");

  /** Options with which spark-submit submits nothing. */
  private static final Set<String> NO_SUBMISSION =
      Set.of("--version", "--help", "-h", "--usage-error", "--status", "--kill");

  private static final OptionSpec<Path> STORE = CommonSettings.STORE.map(ModelStore::parse);

  private static final OptionSpec<Path> OUTPUT =
      ApplicationSettings.OUTPUT
          .help("write scored records to URI/release=R/batch=T")
          .map(ModelStore::parse);

  private static final OptionSpec<java.nio.file.Path> KAFKA_CONF =
      ApplicationSettings.KAFKA_CONF.map(SubmitOptions::readable);

  private static final OptionSpec<Duration> WAIT_RUNNING =
      ResourceSettings.WAIT_RUNNING.help(
          "also wait, at most D, until it has completed a batch, is connected to its source and"
              + " scores with the current release; else exit 4, or 5 if rejected");

  private static final String BEHIND =
      "handed to spark-submit, such as -- --conf KEY=VALUE; lists that Recast sets too, such as"
          + " spark.driver.extraJavaOptions, are merged";

  /** What a submission may be told, and an upgrade. */
  static final CommandSpec SPEC =
      CommandSpec.of(
              "Submits the streaming application to YARN in cluster mode; prints its application"
                  + " id.")
          .required(
              CommonSettings.STORE.help("the store whose current model scores"),
              CommonSettings.APP.help(
                  "the name of the application; only one of a name runs at a time"))
          .more(ApplicationSettings.SOURCE, OUTPUT)
          .more(ApplicationSettings.OF_DRIVER)
          .more(OptionalFormats.WITH)
          .more(Resources.OPTIONS)
          .more(
              CommonSettings.PRINCIPAL.help(
                  "Kerberos principal; default: a delegation token, or the ticket of kinit, and then"
                      + " the application ends with its tokens, after 7 days or so"),
              CommonSettings.KEYTAB.help(
                  "the keytab of P; Spark copies it for the application, which logs in again"))
          .more(ResourceSettings.SUBMIT_TIMEOUT, WAIT_RUNNING)
          .entry("-- ARGS", BEHIND)
          .operands(Integer.MAX_VALUE, "[-- SPARK-SUBMIT-ARGS]");

  static SubmitOptions parse(Arguments arguments) throws UsageException {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    List<String> rest = arguments.operands();
    checkRest(arguments, rest);
    SparkArgs args = SparkArgs.parse(rest);
    SparkRequest spark = Resources.request(arguments, args);
    Optional<OptionalFormats> formats = arguments.find(OptionalFormats.WITH);
    YarnExpansions.refuse(arguments, SPEC.options());
    checkReceivers(arguments);
    arguments.check();
    Optional<Path> output = arguments.find(OUTPUT);
    return new SubmitOptions(
        arguments.get(CommonSettings.APP),
        arguments.get(STORE),
        output,
        arguments.find(KAFKA_CONF),
        keytab,
        arguments.find(WAIT_RUNNING),
        arguments.get(ResourceSettings.SUBMIT_TIMEOUT),
        arguments.get(ApplicationSettings.BATCH_INTERVAL),
        application(arguments, output),
        jars(arguments, formats.orElse(OptionalFormats.NONE)),
        spark,
        args,
        InheritedOptions.of(arguments, rest));
  }

  private static void checkRest(Arguments arguments, List<String> rest) {
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
  }

  private static void checkReceivers(Arguments arguments) {
    Optional<SourceAddress> source = arguments.find(ApplicationSettings.SOURCE);
    boolean useless =
        source.filter(address -> !(address instanceof SourceAddress.Numbered)).isPresent();
    if (useless && arguments.find(ApplicationSettings.RECEIVERS).isPresent()) {
      arguments.problem(
          "--receivers is only for --source recast://...: a server of plain lines sends all of them to each client, and topics of Kafka have partitions; leave it out");
    }
  }

  private static java.nio.file.Path readable(java.nio.file.Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("expected a file that can be read");
    }
    return file.toAbsolutePath();
  }

  private static OptionalFormats jars(Arguments arguments, OptionalFormats formats)
      throws UsageException {
    return arguments.get(ApplicationSettings.SOURCE) instanceof SourceAddress.Kafka
        ? formats.withKafka()
        : formats;
  }

  /** The words for the application: what it takes is checked here, and handed on as it is. */
  private static List<String> application(Arguments arguments, Optional<Path> output) {
    List<String> words = new ArrayList<>();
    for (OptionSpec<?> option : ApplicationSettings.OF_DRIVER) {
      Optional<String> text = arguments.text(option);
      if (option == ApplicationSettings.OUTPUT) {
        text = output.map(Path::toString);
      } else if (option == ApplicationSettings.KAFKA_CONF) {
        // YARN puts it into the directory of the driver.
        text = arguments.find(KAFKA_CONF).map(file -> file.getFileName().toString());
      }
      text.ifPresent(value -> words.addAll(List.of(option.flag(), value)));
    }
    return words;
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
}
