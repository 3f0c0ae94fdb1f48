package recast.publisher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import recast.cli.CommandException;
import recast.cli.Durations;
import recast.cli.ExitCode;
import recast.cli.Messages;
import recast.cli.ShellQuoting;
import recast.store.Adoption;
import recast.store.AdoptionState;
import recast.store.Release;
import recast.store.ReleaseNumber;
import recast.store.SurvivedTrial;

/** What a command that has waited for an application says of it. */
final class AdoptionOutcome {
  private final String app;
  private final String timeout;
  private final String store;
  private final Release release;

  AdoptionOutcome(AdoptionWaitOptions awaited, String store, Release release) {
    this.app = awaited.app();
    this.timeout = Durations.print(awaited.timeout());
    this.store = store;
    this.release = release;
  }

  /**
   * The line that says that the release was adopted.
   *
   * @param adoptions what the application made of the release and of newer ones, newest first; at
   *     least one
   * @param inForce what the application scores with, if anything
   * @throws CommandException when the release was rejected, or passed over
   */
  String on(List<Adoption> adoptions, Supplier<Optional<Adoption>> inForce, Duration took)
      throws CommandException {
    check(adoptions, inForce);
    List<Adoption> own = own(adoptions);
    return String.format(
        Locale.ROOT,
        "adopted by %s  release %s  version %s  from batch %s  warm on %s executors  after %.1f s",
        app,
        release.number(),
        release.version(),
        own.get(0).from(),
        own.get(0).effort().warmed(),
        took.toMillis() / 1000.0);
  }

  /** Returns when the release is adopted; takes and throws what {@link #on} does. */
  void check(List<Adoption> adoptions, Supplier<Optional<Adoption>> inForce)
      throws CommandException {
    List<Adoption> own = own(adoptions);
    if (own.isEmpty()) {
      throw superseded(adoptions.get(0));
    }
    if (own.get(0).verdict() == Adoption.Verdict.REJECTED) {
      throw rejected(own, inForce.get());
    }
  }

  private List<Adoption> own(List<Adoption> adoptions) {
    return adoptions.stream()
        .filter(adoption -> adoption.release().equals(release.number()))
        .toList();
  }

  /**
   * Returns when the release, which is adopted, may still be on trial.
   *
   * @param adoptions as in {@link #on}
   * @throws CommandException when the application scores with a newer one
   */
  void checkOnTrial(List<Adoption> adoptions) throws CommandException {
    Set<ReleaseNumber> rejected = new HashSet<>();
    for (Adoption adoption : adoptions) {
      if (adoption.verdict() == Adoption.Verdict.REJECTED) {
        rejected.add(adoption.release());
      } else if (!rejected.contains(adoption.release())) {
        if (adoption.release().isAfter(release.number())) {
          throw overtaken(adoption);
        }
        return;
      }
    }
  }

  /** The line that says that the release has survived its trial. */
  String survived(SurvivedTrial trial, Duration took) {
    return String.format(
        Locale.ROOT,
        "kept by %s  release %s  version %s  from batch %s  trial over at batch %s  after %.1f s",
        app,
        trial.release(),
        trial.version(),
        trial.from(),
        trial.survivedAt(),
        took.toMillis() / 1000.0);
  }

  private CommandException overtaken(Adoption newer) {
    return new CommandException(
        ExitCode.FAILED,
        "Release %s stands, but %s did not end its trial: release %s, version %s, scores from batch %s on%s"
            .formatted(
                release.number(),
                app,
                newer.release(),
                newer.version(),
                newer.from(),
                allTheSame()));
  }

  private String allTheSame() {
    return "; to have version %s all the same: recast rollback --store %s --to %s"
        .formatted(release.version(), ShellQuoting.word(store), release.version());
  }

  private CommandException rejected(List<Adoption> own, Optional<Adoption> inForce) {
    Adoption rejection = own.get(0);
    String verdict =
        own.stream()
            .filter(adoption -> adoption.verdict() == Adoption.Verdict.ADOPTED)
            .findFirst()
            .map(
                adoption ->
                    "adopted release %s, version %s, from batch %s on, and rejected it from batch %s on"
                        .formatted(
                            release.number(), release.version(), adoption.from(), rejection.from()))
            .orElse(
                "rejected release %s, version %s".formatted(release.number(), release.version()));
    return new CommandException(
        ExitCode.REJECTED,
        "Application %s %s: %s; release %s stands: publish a right one%s"
            .formatted(
                app,
                verdict,
                Messages.printable(rejection.reason()),
                release.number(),
                inForce.map(this::orBack).orElse("")));
  }

  /** The version before this one may be a bad one, too: the one that scores is not. */
  private String orBack(Adoption scoring) {
    return ", or go back to what it scores with: recast rollback --store %s --to %s"
        .formatted(ShellQuoting.word(store), scoring.version());
  }

  private CommandException superseded(Adoption newer) {
    String made =
        newer.verdict() == Adoption.Verdict.ADOPTED
            ? "scores from batch " + newer.from() + " on"
            : "was rejected: " + Messages.printable(newer.reason());
    return new CommandException(
        ExitCode.FAILED,
        "Release %s stands, but %s will not adopt it: release %s, version %s, came before %s got to it, and %s%s"
            .formatted(
                release.number(), app, newer.release(), newer.version(), app, made, allTheSame()));
  }

  /**
   * The time is over.
   *
   * @param standing how the application stands to the release
   * @param instead the adoption that is in force, if any
   */
  CommandException late(
      AdoptionState standing, Optional<Adoption> instead, LivenessTracker life, Instant now) {
    List<String> unreadable = standing.unreadable();
    if (!unreadable.isEmpty()) {
      return new CommandException(
          ExitCode.TIMEOUT,
          "Release %s stands, but whether %s adopted it within %s cannot be told: cannot read %s; 'recast verify --store %s' names the remedy"
              .formatted(
                  release.number(),
                  app,
                  timeout,
                  String.join(", ", unreadable),
                  ShellQuoting.word(store)));
    }
    List<Adoption> own = own(standing.adoptions());
    if (!own.isEmpty()) {
      return onTrial(own.get(0), life, now);
    }
    return new CommandException(
        ExitCode.TIMEOUT,
        "Release %s stands, but %s did not adopt it within %s: %s"
            .formatted(release.number(), app, timeout, state(instead, life, now)));
  }

  private CommandException onTrial(Adoption own, LivenessTracker life, Instant now) {
    String state =
        life.gone()
            ? "it has ended"
            : life.silence(now)
                .map(silence -> "it has been silent for " + silence.toSeconds() + " s")
                .orElse("it is still on trial");
    return new CommandException(
        ExitCode.TIMEOUT,
        "Release %s stands, %s adopted it from batch %s on, and did not end its trial within %s: %s; see 'recast status --app %s'"
            .formatted(release.number(), app, own.from(), timeout, state, app));
  }

  private String state(Optional<Adoption> instead, LivenessTracker life, Instant now) {
    String last = instead.map(AdoptionOutcome::named).orElse("none");
    if (life.gone()) {
      return instead.isEmpty()
          ? "it has never scored with a model of %s, and does not run with this store; check --app and --store, or submit it"
              .formatted(store)
          : "it has ended, its last adoption is %s; it begins with the newest release when it is submitted again"
              .formatted(last);
    }
    Optional<Duration> silence = life.silence(now);
    String see = "; see 'recast status --app %s'".formatted(app);
    if (silence.isPresent()) {
      return "it has been silent for %d s, its last adoption is %s%s"
          .formatted(silence.get().toSeconds(), last, see);
    }
    return instead.isEmpty()
        ? "it is alive, and has no model yet" + see
        : "it is alive, and scores with " + last + see;
  }

  private static String named(Adoption adoption) {
    return "release %s, version %s, since batch %s"
        .formatted(adoption.release(), adoption.version(), adoption.from());
  }

  /** The time is over, and the store does not tell. */
  CommandException unknown(IOException failure) {
    return new CommandException(
        ExitCode.TIMEOUT,
        "Release %s stands, but whether %s adopted it within %s cannot be told: %s"
            .formatted(release.number(), app, timeout, Messages.of(failure)),
        failure);
  }
}
