package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.OperatorSettings;
import recast.cli.OptionSpec;
import recast.cli.ResourceSettings;
import recast.deploy.RunReplacement.Plan;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * Replaces the build, or some options, of a running application: all others are inherited. When the
 * new run does not score with the release in use before, or with the wanted one, the old one runs
 * again. The same command completes an upgrade that was interrupted.
 */
final class UpgradeCommand implements Command {
  private static final OptionSpec<Duration> TIMEOUT =
      OperatorSettings.TIMEOUT.help(
          "how long the stop may take (default: two to three batches and those that wait, at least"
              + " 2m)");

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "Replaces the build, or some options, of a running application; or brings the old one"
                  + " back.")
          .text(
              "Stops the application gracefully, submits this installation's build with a checkpoint"
                  + " of its own, and waits until it scores with the release in use before, or with"
                  + " the wanted one. When it does not, the old build is submitted again with the"
                  + " options that it had, and the exit code is 1, or 5 when the new run rejected the"
                  + " release. Options and arguments of the running submission are inherited; what is"
                  + " given again replaces one option, or one argument behind --. An upgrade that was"
                  + " interrupted is completed by the same command.")
          .required(CommonSettings.APP)
          .more(
              TIMEOUT,
              ResourceSettings.WAIT_RUNNING.help(
                  "how long the new run may take until it scores (default: 3m and three batches)"))
          .allOf("submit", SubmitOptions.SPEC);

  /** Lets all that is given be checked before it is known what is inherited. */
  private static final Map<String, String> INHERITED_STORE =
      Map.of(CommonSettings.STORE.name(), "/");

  private final OperatorContext context;
  private final PrintStream out;
  private final PrintStream err;

  UpgradeCommand(OperatorContext context, PrintStream out, PrintStream err) {
    this.context = context;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    SubmitOptions given =
        SubmitOptions.parse(arguments.over(Map.of(), INHERITED_STORE, arguments.operands()));
    Installation installation = context.installation();
    installation.checkSettings(given.spark());
    try (YarnCluster cluster = context.connect(given.keytab())) {
      Runs runs = cluster.runs(given.app());
      Optional<OldRun> interrupted = OldRun.interrupted(cluster, runs);
      Optional<ApplicationReport> submitted =
          interrupted.isPresent()
              ? runs.alive().filter(run -> hasTag(run, interrupted.get().successor()))
              : Optional.empty();
      if (submitted.isPresent()) {
        Plan plan = plan(interrupted.get(), arguments, installation, cluster);
        if (isSubmitted(plan.after(), submitted.get(), cluster)) {
          err.printf("going on with %s%n", submitted.get().getApplicationId());
          RunReplacement replacement =
              replacement(
                  interrupted.get(),
                  plan,
                  interrupted.get().successor(),
                  arguments,
                  installation,
                  cluster);
          return done(replacement.goOnWith(submitted.get()));
        }
      }
      AppStopper ending = new AppStopper(cluster, err);
      OldRun old =
          interrupted.isPresent() && runs.alive().isEmpty()
              ? interrupted.get()
              : OldRun.alive(
                      cluster, ending.alive("upgrade", given.app(), "'recast submit' starts it"))
                  .insteadOf(submitted.isPresent() ? interrupted : Optional.empty());
      // Another user's run would refuse the new one after the stop.
      runs.refuseForeign();
      // What can go wrong before the stop must go wrong before the stop.
      Plan plan = plan(old, arguments, installation, cluster);
      RunReplacement replacement =
          replacement(old, plan, YarnCluster.newTag(), arguments, installation, cluster);
      if (old.isAlive()) {
        AppStopper.refuseTooShort(
            plan.timeout(), old.submission().batchInterval(), ending.said(old.report()));
        replacement.stopOld();
      }
      return done(replacement.start());
    }
  }

  private static boolean hasTag(ApplicationReport run, String tag) {
    return run.getApplicationTags().contains(tag);
  }

  /**
   * Whether a run that an interrupted upgrade has submitted is the one that this upgrade wants.
   * That one may have ended before it could keep how it submitted the run.
   */
  private static boolean isSubmitted(Submission after, ApplicationReport run, YarnCluster cluster)
      throws IOException {
    Optional<Submission> kept = Submission.of(cluster, run);
    if (kept.isEmpty()) {
      AppLauncher.control(cluster, run).keepSubmission(after.toJson());
    }
    return kept.isEmpty() || kept.get().equals(after);
  }

  private ExitCode done(ApplicationReport running) {
    out.println(running.getApplicationId());
    return ExitCode.OK;
  }

  private Plan plan(OldRun old, Arguments arguments, Installation installation, YarnCluster cluster)
      throws Exception {
    SubmitOptions options = SubmitOptions.parse(old.submission().typed().under(arguments));
    options.refuseShortWait();
    options.typed().changes(old.submission().typed()).forEach(err::println);
    return new Plan(
        options,
        SubmissionFactory.of(options, installation, cluster, err),
        arguments.find(TIMEOUT));
  }

  private RunReplacement replacement(
      OldRun old,
      Plan plan,
      String tag,
      Arguments arguments,
      Installation installation,
      YarnCluster cluster)
      throws Exception {
    AppLauncher launch =
        new AppLauncher(
            cluster,
            context.submitter(err),
            SparkStagingCleaner.of(cluster, installation.stagingDir(plan.options().spark())),
            err,
            arguments.given(Arguments.DEBUG));
    return new RunReplacement(cluster, launch, old, plan, tag, err);
  }
}
