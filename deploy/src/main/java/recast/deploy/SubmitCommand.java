package recast.deploy;

import java.io.PrintStream;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.yarn.YarnCluster;

/** Submits the application and waits until it runs. */
final class SubmitCommand implements Command {
  private final OperatorContext context;
  private final PrintStream out;
  private final PrintStream err;

  SubmitCommand(OperatorContext context, PrintStream out, PrintStream err) {
    this.context = context;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SubmitOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    SubmitOptions options = SubmitOptions.parse(arguments);
    options.refuseShortWait();
    Installation installation = context.installation();
    installation.checkSettings(options.spark());
    try (YarnCluster cluster = context.connect(options.keytab())) {
      AppLauncher launch =
          new AppLauncher(
              cluster,
              context.submitter(err),
              SparkStagingCleaner.of(cluster, installation.stagingDir(options.spark())),
              err,
              arguments.given(Arguments.DEBUG));
      launch.refuseSecond(options.app());
      if (UpgradeNote.pending(cluster, cluster.runs(options.app())).isPresent()) {
        err.printf(
            "note: an upgrade of %s is not complete; if it was interrupted, 'recast upgrade' would complete it, and this submission replaces it%n",
            options.app());
      }
      Submission submission = SubmissionFactory.of(options, installation, cluster, err);
      ApplicationReport running =
          launch.running(submission, YarnCluster.newTag(), options.submitTimeout(), run -> false);
      if (options.waitRunning().isPresent()) {
        launch.ready(running, options.waitRunning().get(), Readiness.complete());
      }
      out.println(running.getApplicationId());
      return ExitCode.OK;
    }
  }
}
