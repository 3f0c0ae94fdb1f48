package recast.deploy;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.ApplicationSettings;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.PublisherSettings;
import recast.cli.SourceAddress;
import recast.cli.UsageException;
import recast.doctor.CredentialSources;
import recast.sparkconf.Resources;
import recast.sparkconf.SparkArgs;
import recast.sparkconf.SparkRequest;
import recast.store.ModelStore;
import recast.store.RetentionPolicy;

/**
 * What {@code doctor} is told.
 *
 * @param spark what a submit with the settings of recast.properties would request of Spark
 */
record DoctorOptions(
    Optional<Path> store,
    Optional<SourceAddress> source,
    CredentialSources login,
    RetentionPolicy retention,
    SparkRequest spark) {

  private static final OptionSpec<Path> STORE =
      CommonSettings.STORE.help("also look at this store").map(ModelStore::parse);

  private static final OptionSpec<SourceAddress> SOURCE =
      ApplicationSettings.SOURCE
          .help("also look whether the source, or a broker of it, listens")
          .withoutDefault();

  static final OptionSpec<Boolean> JSON = OptionSpec.flag("json", "one JSON document");

  static final CommandSpec SPEC =
      CommandSpec.of("Checks what an application stands on, and prints a remedy for what is wrong.")
          .text(
              "Exit code 1 if a check has failed. Publishes into a scratch directory of the store,"
                  + " which is gone afterwards. Queue and sizes are those of"
                  + " conf/recast.properties.")
          .optional(STORE, SOURCE, JSON)
          .more(CommonSettings.LOGIN);

  static DoctorOptions parse(Arguments arguments) throws UsageException {
    CredentialSources login =
        new CredentialSources(
            KerberosCredentials.parse(arguments), Optional.ofNullable(System.getenv("KRB5CCNAME")));
    SparkRequest spark = Resources.request(arguments, SparkArgs.parse(List.of()));
    arguments.check();
    RetentionPolicy retention =
        new RetentionPolicy(
            arguments.get(PublisherSettings.KEEP), arguments.get(PublisherSettings.STAGING_TTL));
    return new DoctorOptions(arguments.find(STORE), source(arguments), login, retention, spark);
  }

  /** A loopback address that nobody has typed is the one that Recast ships, and means nothing. */
  private static Optional<SourceAddress> source(Arguments arguments) {
    return arguments.find(SOURCE).filter(source -> arguments.given(SOURCE) || !isShipped(source));
  }

  private static boolean isShipped(SourceAddress source) {
    return source instanceof SourceAddress.Lines lines
        && lines.servers().stream().allMatch(server -> server.host().startsWith("127."));
  }
}
