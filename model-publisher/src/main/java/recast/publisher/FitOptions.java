package recast.publisher;

import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.KerberosCredentials;
import recast.cli.PublisherSettings;
import recast.cli.PublisherSettings.Cloned;
import recast.cli.UsageException;

/** What {@code fit} is told. */
record FitOptions(
    Path store,
    Cloned cloned,
    String note,
    ReleaseGuard guard,
    Optional<AdoptionWaitOptions> awaited,
    Optional<KerberosCredentials> keytab) {

  static final CommandSpec SPEC =
      CommandSpec.of(
              "Fits the demonstration model and publishes it. Refuses a store that holds another"
                  + " format.")
          .required(StoreAccess.STORE)
          .optional(ReleaseGuard.CREATE, PublisherSettings.CLONED)
          .more(StoreAccess.NOTE)
          .more(AdoptionWaitOptions.OPTIONS)
          .more(CommonSettings.LOGIN);

  static FitOptions parse(Arguments arguments) throws UsageException {
    Optional<AdoptionWaitOptions> awaited = AdoptionWaitOptions.parse(arguments);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    return new FitOptions(
        arguments.get(StoreAccess.STORE),
        arguments.get(PublisherSettings.CLONED),
        arguments.find(StoreAccess.NOTE).orElse(""),
        ReleaseGuard.ofFit(arguments),
        awaited,
        keytab);
  }
}
