package recast.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.deploy.Poller.Look;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus.LastBatch;
import recast.run.ModelStatus;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
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
      ModelStatus model = said.model();
      return said.batches().completed() > 0
              && said.sourceConnected()
              && model.adopted().isPresent()
              && !model.differs()
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
      ModelStatus model = said.model();
      boolean scored = said.batches().completed() > 0 && hasScored(said);
      if (scored && (model.adoptedRelease().equals(before) || !model.differs())) {
        return Look.found(said);
      }
      Optional<String> rejection = rejection(said);
      boolean hopeless = scored || before.isEmpty() || before.equals(model.wantedRelease());
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
    ModelStatus model = said.model();
    Optional<Wanted> wanted = model.wanted().filter(release -> model.differs());
    return wanted.flatMap(
        release ->
            said.problems()
                .rejection()
                .filter(reason -> reason.startsWith("release " + release.release() + ":")));
  }

  /** Whether the release that is in use has scored a batch. */
  private static boolean hasScored(AppStatus said) {
    Optional<Adopted> adopted = said.model().adopted();
    Optional<LastBatch> last = said.batches().last();
    return adopted.isPresent()
        && last.isPresent()
        && !last.get().time().isBefore(adopted.get().from());
  }

  private static String scores(AppStatus said) {
    return said.model()
        .adoptedRelease()
        .map(release -> "scores with release " + release)
        .orElse("scores with no release");
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

  private static void add(List<String> parts, String what, Optional<String> problem) {
    problem.ifPresent(text -> parts.add(what + ": " + text));
  }

  private static String step(AppStatus said) {
    ModelStatus model = said.model();
    if (said.phase() == Phase.STOPPING || said.phase() == Phase.STOPPED) {
      return said.phase().name().toLowerCase(Locale.ROOT);
    }
    if (model.wanted().isEmpty()) {
      return "waiting for a release of " + said.store();
    }
    if (model.differs() && rejection(said).isEmpty()) {
      return "loading release " + model.wanted().get().release();
    }
    if (said.phase() == Phase.WAITING_FOR_EXECUTOR) {
      return "waiting for an executor; is there room in its queue?";
    }
    return said.sourceConnected() || said.batches().completed() == 0
        ? "waiting for the first batch"
        : "waiting for the source " + said.source();
  }
}
