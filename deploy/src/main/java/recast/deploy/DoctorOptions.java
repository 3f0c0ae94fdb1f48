package recast.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Endpoint;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.cli.NumberParsers;
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
    Optional<org.apache.hadoop.fs.Path> store,
    Optional<Endpoint> source,
    CredentialSources login,
    RetentionPolicy retention,
    SparkRequest spark) {

  static Options options() {
    return new Flags()
        .values("store", "source")
        .values(KerberosCredentials.options())
        .switches("json")
        .options();
  }

  static DoctorOptions parse(Arguments arguments) throws UsageException {
    Optional<org.apache.hadoop.fs.Path> store = arguments.optional("store", ModelStore::parse);
    Optional<Endpoint> source = source(arguments);
    CredentialSources login =
        new CredentialSources(
            KerberosCredentials.parse(arguments), Optional.ofNullable(System.getenv("KRB5CCNAME")));
    Integer keep = arguments.required("keep", NumberParsers.atLeast(1));
    Duration stagingTtl = arguments.required("staging-ttl", Durations::parse);
    SparkRequest spark = Resources.request(arguments, SparkArgs.parse(List.of()));
    arguments.operands(0);
    arguments.check();
    return new DoctorOptions(store, source, login, new RetentionPolicy(keep, stagingTtl), spark);
  }

  /** A loopback address that nobody has typed is the one that Recast ships, and means nothing. */
  private static Optional<Endpoint> source(Arguments arguments) {
    return arguments
        .optional("source", Endpoint::parse)
        .filter(source -> arguments.given("source") || !source.host().startsWith("127."));
  }
}
