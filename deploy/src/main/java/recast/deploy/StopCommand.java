package recast.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OperatorSettings;
import recast.cli.OptionSpec;
import recast.run.AppStatus;
import recast.yarn.YarnCluster;
import recast.yarn.YarnConnector;

/** Stops the application gracefully, and waits until it has. */
final class StopCommand implements Command {
  private static final OptionSpec<Duration> TIMEOUT =
      OperatorSettings.TIMEOUT.help(
          "how long to wait until it is FINISHED (default: two to three batches and those that"
              + " wait, at least 2m)");

  private static final OptionSpec<Boolean> FORCE =
      OptionSpec.flag(
          "force",
          "kill it when it is not finished by then; data may be lost, and the exit code is 1");

  private static final CommandSpec SPEC =
      CommandSpec.of("Stops an application gracefully: all received data is processed first.")
          .required(CommonSettings.APP)
          .optional(TIMEOUT, FORCE)
          .more(CommonSettings.LOGIN);

  private final YarnConnector yarn;
  private final PrintStream err;

  StopCommand(YarnConnector yarn, PrintStream err) {
    this.yarn = yarn;
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
    Optional<Duration> given = arguments.find(TIMEOUT);
    boolean force = arguments.given(FORCE);

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
