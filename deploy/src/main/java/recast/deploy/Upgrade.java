package recast.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Farewell;
import recast.cli.Verb;

/**
 * Replaces the build, or the options, of a running application. When the new one completes no
 * batch, the old one runs again.
 */
final class Upgrade implements Verb {
  /** How long a first batch may take where {@code --wait-running} does not say. */
  private static final Duration FIRST_BATCH = Duration.ofMinutes(3);

  private final PrintStream out;
  private final PrintStream talk;

  Upgrade(PrintStream out, PrintStream talk) {
    this.out = out;
    this.talk = talk;
  }

  @Override
  public Options options() {
    return SubmitOptions.options().addOption(null, "timeout", true, null);
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    Duration timeout = arguments.required("timeout", Durations::parsePositive);
    SubmitOptions options = SubmitOptions.parse(arguments);
    Installation installation = Installation.fromEnvironment();
    try (Cluster cluster = Cluster.connect(options.keytab())) {
      Ending ending = new Ending(cluster, talk);
      ApplicationReport running = ending.alive(options.app(), "'recast submit' starts it");
      Submission before = before(cluster, running);
      // What can go wrong before the stop shall go wrong before the stop.
      Submission after = Shipment.of(options, installation, cluster, talk);
      Launch launch =
          new Launch(
              cluster,
              new SparkSubmit(installation.sparkSubmit(), talk),
              talk,
              arguments.given("debug"));
      try (Farewell farewell = new Farewell(() -> nothingSubmitted(options.app()))) {
        if (ending.stopped(running, timeout).isEmpty()) {
          throw new CommandException(
              ExitCode.LATE,
              Ending.late(options.app(), timeout).getMessage()
                  + "; the new build is not submitted: when the old one has stopped, 'recast submit' does that");
        }
      }
      Duration patience = options.waitRunning().orElse(FIRST_BATCH);
      try (Farewell farewell = new Farewell(() -> oldDoesNotComeBack(options.app()))) {
        out.println(started(launch, after, options.submitTimeout(), patience));
        return ExitCode.DONE;
      } catch (CommandException e) {
        if (e.exitCode() == ExitCode.BUSY) {
          // Somebody else's run has taken the name: it is not ours to end.
          throw e;
        }
        talk.println(e.getMessage());
        talk.println("the new build has completed no batch; the one before it comes back");
        end(cluster, ending, options.app(), timeout);
        String id = started(launch, before, options.submitTimeout(), patience);
        throw new CommandException(
            ExitCode.FAILED,
            "The new build of %s gave no good batch, the one before it runs again as %s: %s"
                .formatted(options.app(), id, e.getMessage()),
            e);
      }
    }
  }

  private void nothingSubmitted(String app) {
    talk.printf(
        "the new build of %s is not submitted; when the old one has stopped, 'recast submit' does that%n",
        app);
  }

  private void oldDoesNotComeBack(String app) {
    talk.printf(
        "the build before does not come back; where 'recast status --app %s' shows none that runs, 'recast submit' starts one%n",
        app);
  }

  private static Submission before(Cluster cluster, ApplicationReport running) throws Exception {
    Optional<byte[]> kept = Launch.control(cluster, running).submission();
    if (kept.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "How %s was submitted is not known, so there would be no way back; use: recast stop --app %s, then recast submit"
              .formatted(running.getApplicationId(), running.getName()));
    }
    return Submission.parse(kept.get());
  }

  private static String started(
      Launch launch, Submission submission, Duration submitTimeout, Duration patience)
      throws Exception {
    ApplicationReport running = launch.running(submission, submitTimeout);
    launch.firstBatch(running, patience);
    return running.getApplicationId().toString();
  }

  /** Ends what is left of a build that was given up, with what it has received if it can. */
  private void end(Cluster cluster, Ending ending, String app, Duration timeout) throws Exception {
    Optional<ApplicationReport> alive = cluster.alive(app);
    if (alive.isEmpty()) {
      return;
    }
    try {
      if (ending.stopped(alive.get(), timeout).isEmpty()) {
        cluster.kill(alive.get().getApplicationId());
      }
    } catch (CommandException e) {
      // It is over, which is all that is wanted of it.
      talk.println(e.getMessage());
    }
  }
}
