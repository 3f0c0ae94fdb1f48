package recast.deploy;

import java.io.PrintStream;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.ExitCode;
import recast.cli.Verb;

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
    options.refuseShortWait();
    Installation installation = Installation.fromEnvironment();
    installation.checkSettings(options.spark());
    try (Cluster cluster = Cluster.connect(options.keytab())) {
      Launch launch =
          new Launch(
              cluster,
              new SparkSubmit(installation.sparkSubmit(), talk),
              SparkStaging.of(cluster, installation.stagingDir(options.spark())),
              talk,
              arguments.given("debug"));
      launch.refuseSecond(options.app());
      if (UpgradeNote.pending(cluster, cluster.runs(options.app())).isPresent()) {
        talk.printf(
            "note: an upgrade of %s is not complete; if it was interrupted, 'recast upgrade' would complete it, and this submission replaces it%n",
            options.app());
      }
      Submission submission = Shipment.of(options, installation, cluster, talk);
      ApplicationReport running =
          launch.running(submission, Cluster.newTag(), options.submitTimeout(), run -> false);
      if (options.waitRunning().isPresent()) {
        launch.ready(running, options.waitRunning().get(), Readiness.complete());
      }
      out.println(running.getApplicationId());
      return ExitCode.DONE;
    }
  }
}
