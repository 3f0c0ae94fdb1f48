package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.PublisherSettings;
import recast.store.PruneResult;
import recast.store.RetentionPolicy;
import recast.store.StorePruner;

/** Deletes old versions, and what died work has left. */
final class PruneCommand implements Command {
  private static final OptionSpec<Boolean> DRY_RUN =
      OptionSpec.flag("dry-run", "only says what would be deleted");

  private static final CommandSpec SPEC =
      CommandSpec.of("Deletes old versions, and what publishers that died have left behind.")
          .text(
              "Also folds old releases into segments of a thousand, three in a run, and deletes what"
                  + " applications made of versions that are gone, as far as it may write there.")
          .required(StoreAccess.STORE)
          .optional(PublisherSettings.KEEP, PublisherSettings.STAGING_TTL, DRY_RUN)
          .more(CommonSettings.LOGIN);

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  PruneCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    Path store = arguments.get(StoreAccess.STORE);
    RetentionPolicy retention =
        new RetentionPolicy(
            arguments.get(PublisherSettings.KEEP), arguments.get(PublisherSettings.STAGING_TTL));
    boolean dryRun = arguments.given(DRY_RUN);

    StoreAccess.logIn(store, keytab);
    StoreAccess.existing(store);
    StorePruner pruner = StoreAccess.at(store, err).pruner(clock);
    PruneResult pruning = dryRun ? pruner.plan(retention) : pruner.prune(retention);
    String did = dryRun ? "would delete" : "deleted";
    pruning.versions().forEach(version -> out.println(did + " version " + version));
    pruning.leftovers().forEach(leftover -> out.println(did + " " + leftover));
    String folded = dryRun ? "would fold " : "folded ";
    pruning.folded().forEach(part -> out.println(folded + part));
    if (pruning.adoptions() > 0) {
      out.printf("%s %d adoptions and epochs%n", did, pruning.adoptions());
    }
    if (pruning.isEmpty()) {
      out.println("nothing to delete");
    }
    return ExitCode.OK;
  }
}
