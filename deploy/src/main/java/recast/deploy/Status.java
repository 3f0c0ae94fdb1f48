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
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.Keytab;
import recast.cli.Verb;
import recast.control.AppStatus;
import recast.store.Adoption;
import recast.store.ModelStore;
import recast.store.Release;
import recast.store.StoreReader;

/** Shows how an application is. */
final class Status implements Verb {
  private final PrintStream out;
  private final PrintStream talk;

  Status(PrintStream out, PrintStream talk) {
    this.out = out;
    this.talk = talk;
  }

  @Override
  public Options options() {
    return new Flags().values("app", "store").values(Keytab.options()).switches("json").options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    Optional<Path> store = arguments.optional("store", ModelStore::parse);
    Optional<Keytab> keytab = Keytab.parse(arguments);
    arguments.operands(0);
    arguments.check();

    try (Cluster cluster = Cluster.connect(keytab)) {
      ApplicationReport report = cluster.latest(app);
      AppStatus said = said(cluster, report);
      cluster
          .runs(app)
          .foreign()
          .filter(run -> !run.getApplicationId().equals(report.getApplicationId()))
          .ifPresent(run -> talk.println("note: another one of this name is " + Ownership.of(run)));
      if (UpgradeNote.pending(cluster, cluster.runs(app)).isPresent()) {
        talk.printf(
            "note: an upgrade of %s is not complete; run the same 'recast upgrade' again to go on%n",
            app);
      }
      Optional<Release> current =
          store.isEmpty() ? Optional.empty() : current(store.get(), cluster);
      StatusReport status = StatusReport.of(report, said, current, Clock.systemUTC().instant());
      out.print(arguments.given("json") ? status.json() : status.text());
      out.flush();
      return ExitCode.DONE;
    }
  }

  private static AppStatus said(Cluster cluster, ApplicationReport report)
      throws IOException, CommandException {
    try {
      return Launch.control(cluster, report)
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

  private static Optional<Release> current(Path store, Cluster cluster) throws Exception {
    StoreReader reader = ModelStore.at(store, cluster.configuration()).reader();
    Optional<Release> current = reader.current();
    if (current.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED, "There is no release at " + reader.name() + "; check the address");
    }
    return current;
  }
}
