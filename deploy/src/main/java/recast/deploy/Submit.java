package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Farewell;
import recast.cli.Verb;
import recast.control.AppStatus;
import recast.control.ControlDirectory;
import recast.deploy.Progress.Look;
import recast.store.Epoch;
import recast.store.ModelStore;

/** Submits the application and waits until it runs. */
final class Submit implements Verb {
  private final PrintStream out;
  private final PrintStream talk;

  Submit(PrintStream out, PrintStream talk) {
    this.out = out;
    this.talk = talk;
  }

  @Override
  public Options options() {
    return SubmitOptions.options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    SubmitOptions options = SubmitOptions.parse(arguments);
    Installation installation = Installation.fromEnvironment();
    SparkSubmit sparkSubmit = new SparkSubmit(installation, talk);
    try (Cluster cluster = Cluster.connect()) {
      ModelStore store = ModelStore.at(options.store(), cluster.configuration());
      store.reader().mustExist();
      // The epoch before the look at YARN: who has claimed it since is alive, or has been.
      int epoch = 1 + store.epochs(options.app()).newest().map(Epoch::number).orElse(0);
      refuseSecond(options.app(), cluster);
      sweep(options, cluster);
      String tag = Cluster.TAG + "-" + UUID.randomUUID();
      talk.println("submitting " + options.app() + " to YARN");
      List<String> command =
          sparkSubmit.command(
              options,
              SparkSettings.read(
                  installation.conf(), installation.clusterConf(), installation.sparkHome()),
              tag,
              epoch);
      try (Farewell farewell = new Farewell(() -> goesOn(options.app()))) {
        sparkSubmit.run(command, arguments.given("debug"));
        ApplicationReport running = awaitRunning(options, cluster, tag);
        out.println(running.getApplicationId());
        if (options.waitRunning().isPresent()) {
          awaitBatch(options, cluster, running);
        }
      }
      return ExitCode.DONE;
    }
  }

  private void goesOn(String app) {
    talk.printf("%s goes on if YARN has taken it; end it with: recast stop --app %s%n", app, app);
  }

  private static void refuseSecond(String app, Cluster cluster) throws CommandException {
    Optional<ApplicationReport> alive = cluster.alive(app);
    if (alive.isPresent()) {
      throw new CommandException(
          ExitCode.BUSY,
          "Application %s already runs as %s; stop it first: recast stop --app %s"
              .formatted(app, alive.get().getApplicationId(), app));
    }
  }

  /** Runs of this name that are over have nothing more to say. */
  private static void sweep(SubmitOptions options, Cluster cluster)
      throws IOException, CommandException {
    for (ApplicationReport run : cluster.named(options.app())) {
      // Another one may have been submitted since nobody was found alive.
      if (!Cluster.isAlive(run)) {
        control(cluster, run).remove();
      }
    }
  }

  private ApplicationReport awaitRunning(SubmitOptions options, Cluster cluster, String tag)
      throws Exception {
    Progress progress = new Progress(talk);
    return progress.require(
        options.submitTimeout(),
        () -> {
          Optional<ApplicationReport> found = cluster.tagged(tag).stream().findFirst();
          if (found.isEmpty()) {
            return Look.notYet("YARN does not list the application yet");
          }
          refuseEnded(found.get(), cluster);
          YarnApplicationState state = found.get().getYarnApplicationState();
          return state == YarnApplicationState.RUNNING
              ? Look.found(found.get())
              : Look.notYet(found.get().getApplicationId() + " is " + state);
        },
        () ->
            new CommandException(
                ExitCode.LATE,
                "Application %s does not run after %s: %s; free resources in its queue, or 'recast stop --app %s --force'"
                    .formatted(
                        options.app(),
                        Durations.print(options.submitTimeout()),
                        progress.said(),
                        options.app())));
  }

  private void awaitBatch(SubmitOptions options, Cluster cluster, ApplicationReport running)
      throws Exception {
    ControlDirectory control = control(cluster, running);
    Progress progress = new Progress(talk);
    progress.require(
        options.waitRunning().orElseThrow(),
        () -> {
          ApplicationReport now = cluster.report(running.getApplicationId());
          refuseEnded(now, cluster);
          int attempt = now.getCurrentApplicationAttemptId().getAttemptId();
          Optional<AppStatus> status = control.status().filter(said -> said.attempt() == attempt);
          return status.isPresent() && status.get().batches().completed() > 0
              ? Look.found(status.get())
              : Look.notYet(status.map(Submit::waiting).orElse("the driver starts"));
        },
        () ->
            new CommandException(
                ExitCode.LATE,
                "Application %s, %s, completed no batch within %s: %s; see 'recast status --app %s'"
                    .formatted(
                        options.app(),
                        running.getApplicationId(),
                        Durations.print(options.waitRunning().orElseThrow()),
                        progress.said(),
                        options.app())));
  }

  private static String waiting(AppStatus status) {
    return status.phase() == AppStatus.Phase.WAITING_FOR_MODEL
        ? "waiting for a first model in " + status.store()
        : "waiting for the first batch";
  }

  private static void refuseEnded(ApplicationReport report, Cluster cluster)
      throws CommandException {
    if (!Cluster.isAlive(report)) {
      // Another one was submitted at the same time, and this one gave way.
      refuseSecond(report.getName(), cluster);
      throw new CommandException(
          ExitCode.FAILED,
          "Application %s, %s, ended as %s: %s; see 'recast logs --app %s --log-file driver.log'"
              .formatted(
                  report.getName(),
                  report.getApplicationId(),
                  report.getFinalApplicationStatus(),
                  Diagnostics.firstLine(Diagnostics.of(report)),
                  report.getName()));
    }
  }

  static ControlDirectory control(Cluster cluster, ApplicationReport report) throws IOException {
    return ControlDirectory.of(
        report.getUser(), report.getApplicationId().toString(), cluster.configuration());
  }
}
