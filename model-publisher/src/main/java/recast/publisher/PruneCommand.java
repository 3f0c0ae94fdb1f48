package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.cli.NumberParsers;
import recast.store.ModelStore;
import recast.store.PruneResult;
import recast.store.RetentionPolicy;
import recast.store.StorePruner;

/** Deletes old versions, and what died work has left. */
final class PruneCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  PruneCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("store", "keep", "staging-ttl")
        .values(KerberosCredentials.options())
        .switches("dry-run")
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws IOException, CommandException {
    Path store = arguments.required("store", ModelStore::parse);
    Integer keep = arguments.required("keep", NumberParsers.atLeast(1));
    Duration stagingTtl = arguments.required("staging-ttl", Durations::parse);
    boolean dryRun = arguments.given("dry-run");
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

    StoreCommand.logIn(store, keytab);
    StoreCommand.existing(store);
    StorePruner pruner = StoreCommand.at(store, err).pruner(clock);
    RetentionPolicy retention = new RetentionPolicy(keep, stagingTtl);
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
