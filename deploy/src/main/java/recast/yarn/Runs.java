package recast.yarn;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import recast.cli.CommandException;

/**
 * The runs of one application name that YARN remembers, as one user sees them: those of the user
 * come first, and those of other users of the same name are never taken for them.
 *
 * @param user the short name of the user who looks
 * @param all the runs, of any user, in any order
 */
public record Runs(String user, List<ApplicationReport> all) {
  static final EnumSet<YarnApplicationState> ALIVE =
      EnumSet.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED,
          YarnApplicationState.RUNNING);

  /** Of two that were submitted at the same time, the one that runs: the other one gives way. */
  private static final Comparator<ApplicationReport> RUNNING_FIRST =
      Comparator.comparing(
              ApplicationReport::getYarnApplicationState,
              Comparator.<YarnApplicationState>reverseOrder())
          .thenComparing(ApplicationReport::getStartTime);

  private static final Comparator<ApplicationReport> NEWEST_FIRST =
      Comparator.comparing(ApplicationReport::getStartTime).reversed();

  public Runs {
    all = List.copyOf(all);
  }

  public static boolean isAlive(ApplicationReport report) {
    return ALIVE.contains(report.getYarnApplicationState());
  }

  /** The run of the user that is alive. */
  public Optional<ApplicationReport> alive() {
    return own().filter(Runs::isAlive).min(RUNNING_FIRST);
  }

  /** A run of another user that is alive, and has the same name. */
  public Optional<ApplicationReport> foreign() {
    return others().filter(Runs::isAlive).min(RUNNING_FIRST);
  }

  /** Throws when another user has an application of this name that is alive. */
  public void refuseForeign() throws CommandException {
    if (foreign().isPresent()) {
      throw Ownership.nameTaken(foreign().get());
    }
  }

  /** The runs of the user that have ended, newest first. */
  public List<ApplicationReport> ended() {
    return own().filter(run -> !isAlive(run)).sorted(NEWEST_FIRST).toList();
  }

  /**
   * The run that a user who names the application means: the user's own that is alive, or else the
   * user's own that started last; only without any, one of another user.
   *
   * @param gaveWay whether a run that has ended gave way to another at once: such a run is meant
   *     only where there is no other
   */
  public Optional<ApplicationReport> meant(Predicate<ApplicationReport> gaveWay) {
    return alive()
        .or(() -> first(ended(), gaveWay))
        .or(this::foreign)
        .or(() -> first(others().sorted(NEWEST_FIRST).toList(), gaveWay));
  }

  public boolean isOwn(ApplicationReport run) {
    return run.getUser().equals(user);
  }

  private static Optional<ApplicationReport> first(
      List<ApplicationReport> ended, Predicate<ApplicationReport> gaveWay) {
    return ended.stream().filter(gaveWay.negate()).findFirst().or(() -> ended.stream().findFirst());
  }

  private Stream<ApplicationReport> own() {
    return all.stream().filter(this::isOwn);
  }

  private Stream<ApplicationReport> others() {
    return all.stream().filter(run -> !isOwn(run));
  }
}
