package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.run.AppStatus;
import recast.store.Adoption;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;
import recast.yarn.Ownership;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Shows how an application is. */
final class StatusCommand implements Command {
  private final YarnConnector yarn;
  private final PrintStream out;
  private final PrintStream err;

  StatusCommand(YarnConnector yarn, PrintStream out, PrintStream err) {
    this.yarn = yarn;
    this.out = out;
    this.err = err;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("app", "store")
        .values(KerberosCredentials.options())
        .switches("json")
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    Optional<Path> store = arguments.optional("store", ModelStore::parse);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

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
      out.print(arguments.given("json") ? status.json() : status.text());
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
