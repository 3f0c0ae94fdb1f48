package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.run.AppStatus;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;
import recast.yarn.Ownership;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Shows how an application is. */
final class StatusCommand implements Command {
  private static final OptionSpec<Path> STORE =
      CommonSettings.STORE
          .help("compare with this store instead of the one that the application follows")
          .map(ModelStore::parse);

  private static final OptionSpec<Boolean> JSON = OptionSpec.flag("json", "one JSON document");

  private static final CommandSpec SPEC =
      CommandSpec.of("Shows how an application is, and which release it scores with.")
          .required(CommonSettings.APP)
          .optional(STORE, JSON)
          .more(CommonSettings.LOGIN);

  private final YarnConnector yarn;
  private final PrintStream out;
  private final PrintStream err;

  StatusCommand(YarnConnector yarn, PrintStream out, PrintStream err) {
    this.yarn = yarn;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    String app = arguments.get(CommonSettings.APP);
    Optional<Path> store = arguments.find(STORE);

    try (YarnCluster cluster = yarn.connect(keytab)) {
      ApplicationReport report = LatestRun.of(cluster, app);
      AppStatus said = said(cluster, report);
      cluster
          .runs(app)
          .foreign()
          .filter(run -> !run.getApplicationId().equals(report.getApplicationId()))
          .ifPresent(run -> err.println("note: another one of this name is " + Ownership.of(run)));
      if (UpgradeNote.pending(cluster, cluster.runs(app)).isPresent()) {
        err.printf(
            "note: an upgrade of %s is not complete; run the same 'recast upgrade' again to go on%n",
            app);
      }
      Optional<Release> current =
          store.isEmpty() ? Optional.empty() : current(store.get(), cluster);
      StatusReport status = StatusReport.of(report, said, current, Clock.systemUTC().instant());
      out.print(arguments.given(JSON) ? status.json() : status.text());
      out.flush();
      return ExitCode.OK;
    }
  }

  private static AppStatus said(YarnCluster cluster, ApplicationReport report)
      throws IOException, CommandException {
    try {
      return AppLauncher.control(cluster, report)
          .status()
          .orElse(
              AppStatus.starting(
                  report.getName(),
                  report.getApplicationId().toString(),
                  report.getCurrentApplicationAttemptId().getAttemptId(),
                  "",
                  ""));
    } catch (AccessControlException e) {
      throw Ownership.unreadable("status", cluster.user(), report, e);
    }
  }

  private static Optional<Release> current(Path store, YarnCluster cluster) throws Exception {
    StoreReader reader = ModelStore.at(store, cluster.configuration()).reader();
    Optional<Release> current = reader.current();
    if (current.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED, "There is no release at " + reader.name() + "; check the address");
    }
    return current;
  }
}
