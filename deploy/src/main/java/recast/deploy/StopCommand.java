package recast.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
import recast.run.AppStatus;
import recast.store.Adoption;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Stops the application gracefully, and waits until it has. */
final class StopCommand implements Command {
  private final YarnConnector yarn;
  private final PrintStream err;

  StopCommand(YarnConnector yarn, PrintStream err) {
    this.yarn = yarn;
    this.err = err;
  }

  @Override
  public Options options() {
    return new Flags()
        .values("app", "timeout")
        .values(KerberosCredentials.options())
        .switches("force")
        .options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    String app = arguments.required("app", Adoption::checkApp);
    Optional<Duration> given = arguments.optional("timeout", Durations::parsePositive);
    boolean force = arguments.given("force");
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.operands(0);
    arguments.check();

    try (YarnCluster cluster = yarn.connect(keytab)) {
      AppStopper ending = new AppStopper(cluster, err);
      ApplicationReport alive = ending.alive("stop", app, "nothing to stop");
      Duration interval = ending.batchInterval(alive);
      AppStatus said = ending.said(alive);
      if (!force) {
        AppStopper.refuseTooShort(given, interval, said);
      }
      Duration timeout = AppStopper.timeout(given, interval, said, Instant.now());
      Optional<ApplicationReport> ended = ending.stopped(alive, timeout);
      if (ended.isPresent()) {
        err.println(alive.getApplicationId() + " is " + ended.get().getYarnApplicationState());
        return ExitCode.OK;
      }
      if (force) {
        cluster.kill(alive.getApplicationId());
        throw new CommandException(
            ExitCode.FAILED,
            "Application %s did not finish within %s and was killed; %s"
                .formatted(
                    app,
                    Durations.print(timeout),
                    said.store().isEmpty()
                        ? "no driver of it had reported anything"
                        : "records that it had received may be lost"));
      }
      throw AppStopper.late(app, timeout);
    }
  }
}
