package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Verb;
import recast.deploy.Replacement.Plan;

/**
 * Replaces the build, or some options, of a running application: all others are inherited. When the
 * new run does not score with the release in use before, or with the wanted one, the old one runs
 * again. The same command completes an upgrade that was interrupted.
 */
final class Upgrade implements Verb {
  /** Lets all that is given be checked before it is known what is inherited. */
  private static final Map<String, String> INHERITED_STORE = Map.of("store", "/");

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
    // A problem of it is reported with all others.
    arguments.optional("timeout", Durations::parsePositive);
    SubmitOptions given =
        SubmitOptions.parse(
            arguments.over(Map.of(), INHERITED_STORE, arguments.operands(Integer.MAX_VALUE)));
    Installation installation = Installation.fromEnvironment();
    installation.checkSettings(given.spark());
    try (Cluster cluster = Cluster.connect(given.keytab())) {
      Runs runs = cluster.runs(given.app());
      Optional<OldRun> interrupted = OldRun.interrupted(cluster, runs);
      Optional<ApplicationReport> submitted =
          interrupted.isPresent()
              ? runs.alive().filter(run -> hasTag(run, interrupted.get().successor()))
              : Optional.empty();
      if (submitted.isPresent()) {
        Plan plan = plan(interrupted.get(), arguments, installation, cluster);
        if (isSubmitted(plan.after(), submitted.get(), cluster)) {
          talk.printf("going on with %s%n", submitted.get().getApplicationId());
          Replacement replacement =
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
      Ending ending = new Ending(cluster, talk);
      OldRun old =
          interrupted.isPresent() && runs.alive().isEmpty()
              ? interrupted.get()
              : OldRun.alive(
                      cluster, ending.alive("upgrade", given.app(), "'recast submit' starts it"))
                  .insteadOf(submitted.isPresent() ? interrupted : Optional.empty());
      // Another user's run would refuse the new one after the stop.
      Launch.refuseForeign(runs);
      // What can go wrong before the stop must go wrong before the stop.
      Plan plan = plan(old, arguments, installation, cluster);
      Replacement replacement =
          replacement(old, plan, Cluster.newTag(), arguments, installation, cluster);
      if (old.isAlive()) {
        Ending.refuseTooShort(
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
  private static boolean isSubmitted(Submission after, ApplicationReport run, Cluster cluster)
      throws IOException {
    Optional<Submission> kept = Submission.of(cluster, run);
    if (kept.isEmpty()) {
      Launch.control(cluster, run).keepSubmission(after.print());
    }
    return kept.isEmpty() || kept.get().equals(after);
  }

  private ExitCode done(ApplicationReport running) {
    out.println(running.getApplicationId());
    return ExitCode.DONE;
  }

  private Plan plan(OldRun old, Arguments arguments, Installation installation, Cluster cluster)
      throws Exception {
    SubmitOptions options = SubmitOptions.parse(old.submission().typed().under(arguments));
    options.refuseShortWait();
    options.typed().changes(old.submission().typed()).forEach(talk::println);
    return new Plan(
        options,
        Shipment.of(options, installation, cluster, talk),
        arguments.optional("timeout", Durations::parsePositive));
  }

  private Replacement replacement(
      OldRun old,
      Plan plan,
      String tag,
      Arguments arguments,
      Installation installation,
      Cluster cluster)
      throws Exception {
    Launch launch =
        new Launch(
            cluster,
            new SparkSubmit(installation.sparkSubmit(), talk),
            SparkStaging.of(cluster, installation.stagingDir(plan.options().spark())),
            talk,
            arguments.given("debug"));
    return new Replacement(cluster, launch, old, plan, tag, talk);
  }
}
