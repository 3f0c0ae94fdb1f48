package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.deploy.RunReplacement.Plan;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * Replaces the build, or some options, of a running application: all others are inherited. When the
 * new run does not score with the release in use before, or with the wanted one, the old one runs
 * again. The same command completes an upgrade that was interrupted.
 */
final class UpgradeCommand implements Command {
  /** Lets all that is given be checked before it is known what is inherited. */
  private static final Map<String, String> INHERITED_STORE = Map.of("store", "/");

  private final OperatorContext context;
  private final PrintStream out;
  private final PrintStream err;

  UpgradeCommand(OperatorContext context, PrintStream out, PrintStream err) {
    this.context = context;
    this.out = out;
    this.err = err;
  }

  @Override
  public Options options() {
    return SubmitOptions.options().addOption(null, "timeout", true, null);
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    // A problem of it is reported with all others.
    arguments.optional("timeout", Durations::parsePositive);
    SubmitOptions given =
        SubmitOptions.parse(
            arguments.over(Map.of(), INHERITED_STORE, arguments.operands(Integer.MAX_VALUE)));
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
        arguments.optional("timeout", Durations::parsePositive));
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
            arguments.given("debug"));
    return new RunReplacement(cluster, launch, old, plan, tag, err);
  }
}
