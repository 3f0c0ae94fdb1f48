package recast.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.deploy.Poller.Look;
import recast.run.AppStatus;
import recast.run.AppStatus.Model;
import recast.run.AppStatus.Phase;
import recast.store.ReleaseNumber;

/** What a run that was submitted has to show before a command calls it a success. */
interface Readiness {
  /**
   * Judges what a run reports of itself.
   *
   * @throws CommandException when it will not be ready
   */
  Look<AppStatus> look(AppStatus said) throws CommandException;

  /** It has completed a batch. */
  static Readiness firstBatch() {
    return said -> said.batches().completed() > 0 ? Look.found(said) : Look.notYet(awaited(said));
  }

  /** It has completed a batch, is connected to its source, and scores with the wanted release. */
  static Readiness complete() {
    return said -> {
      Optional<String> rejection = rejection(said);
      if (rejection.isPresent()) {
        throw new CommandException(
            ExitCode.REJECTED,
            "Application %s, %s, rejected %s; it %s, and goes on running; publish another release, or: recast stop --app %s"
                .formatted(
                    said.app(), said.applicationId(), rejection.get(), scores(said), said.app()));
      }
      Model model = said.model();
      return said.batches().completed() > 0
              && said.sourceConnected()
              && model.adopted() > 0
              && model.adopted() == model.wanted()
          ? Look.found(said)
          : Look.notYet(awaited(said));
    };
  }

  /**
   * It has completed a batch with the release that was in use before, or with the wanted one.
   *
   * @param before the release in use before, if there was one
   */
  static Readiness scoringAsBefore(Optional<ReleaseNumber> before) {
    return said -> {
      Model model = said.model();
      boolean scored =
          said.batches().completed() > 0
              && model.adopted() > 0
              && said.batches().lastTime() >= model.adoptedFrom();
      Optional<ReleaseNumber> adopted = ReleaseNumber.unlessZero(model.adopted());
      Optional<ReleaseNumber> wanted = ReleaseNumber.unlessZero(model.wanted());
      if (scored && (adopted.equals(before) || adopted.equals(wanted))) {
        return Look.found(said);
      }
      Optional<String> rejection = rejection(said);
      boolean hopeless = scored || before.isEmpty() || before.equals(wanted);
      if (rejection.isPresent() && hopeless) {
        throw new CommandException(
            ExitCode.REJECTED,
            "it %s; %s was in use before, and it rejected %s"
                .formatted(
                    scores(said),
                    before.map(release -> "release " + release).orElse("no release"),
                    rejection.get()));
      }
      return Look.notYet(awaited(said));
    };
  }

  /** The wanted release with the reason why it was rejected, if it was. */
  static Optional<String> rejection(AppStatus said) {
    String rejection = said.problems().rejection();
    Model model = said.model();
    return model.adopted() != model.wanted()
            && rejection.startsWith("release " + model.wanted() + ":")
        ? Optional.of(rejection)
        : Optional.empty();
  }

  private static String scores(AppStatus said) {
    return said.model().adopted() == 0
        ? "scores with no release"
        : "scores with release " + said.model().adopted();
  }

  /** What a run waits for, and every problem that it reports. */
  static String awaited(AppStatus said) {
    List<String> parts = new ArrayList<>(List.of(step(said)));
    add(parts, "store", said.problems().store());
    add(parts, "source", said.problems().source());
    add(parts, "rejected", said.problems().rejection());
    add(parts, "CRITICAL", said.problems().critical());
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, String problem) {
    if (!problem.isEmpty()) {
      parts.add(what + ": " + problem);
    }
  }

  private static String step(AppStatus said) {
    Model model = said.model();
    if (said.phase() == Phase.STOPPING || said.phase() == Phase.STOPPED) {
      return said.phase().name().toLowerCase(Locale.ROOT);
    }
    if (model.wanted() == 0) {
      return "waiting for a release of " + said.store();
    }
    if (model.adopted() != model.wanted() && rejection(said).isEmpty()) {
      return "loading release " + model.wanted();
    }
    if (said.phase() == Phase.WAITING_FOR_EXECUTOR) {
      return "waiting for an executor; is there room in its queue?";
    }
    return said.sourceConnected() || said.batches().completed() == 0
        ? "waiting for the first batch"
        : "waiting for the source " + said.source();
  }
}
