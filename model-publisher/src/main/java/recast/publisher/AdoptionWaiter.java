package recast.publisher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.PublisherSettings.Until;
import recast.cli.ShellQuoting;
import recast.cli.ShutdownHook;
import recast.store.Adoption;
import recast.store.AdoptionState;
import recast.store.Release;
import recast.store.StoreReader;
import recast.store.SurvivedTrial;

/** Waits until an application has decided on the release that a command has just made. */
final class AdoptionWaiter {
  private static final long LOOK_AGAIN_MILLIS = 300;

  private final PrintStream out;
  private final PrintStream err;
  private final PrintStream progress;
  private final InstantSource time;
  private final Pause pause;

  /**
   * @param progress where it is shown how long the wait has lasted
   * @param time runs evenly, see {@link #evenTime}
   */
  AdoptionWaiter(
      PrintStream out, PrintStream err, PrintStream progress, InstantSource time, Pause pause) {
    this.out = out;
    this.err = err;
    this.progress = progress;
    this.time = time;
    this.pause = pause;
  }

  /** The time of this machine, whatever is done to its clock from now on. */
  static InstantSource evenTime() {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    return () -> start.plusNanos(System.nanoTime() - nanos);
  }

  /**
   * Waits, if there is somebody to wait for.
   *
   * @throws CommandException when the application did not decide for the release; its exit code and
   *     its message tell why
   */
  ExitCode await(Optional<AdoptionWaitOptions> awaited, Path store, Release release)
      throws IOException, CommandException, InterruptedException {
    if (awaited.isPresent()) {
      decided(awaited.get(), StoreAccess.reader(store), release);
    }
    return ExitCode.OK;
  }

  private void decided(AdoptionWaitOptions awaited, StoreReader store, Release release)
      throws CommandException, InterruptedException {
    Wait wait = new Wait(awaited, store, release, time.instant());
    try (wait.line;
        ShutdownHook hook = new ShutdownHook(() -> leave(wait.line, store, release))) {
      out.println(wait.until(wait::adopted));
      if (awaited.until() == Until.TRIAL) {
        out.println(wait.until(wait::survived));
      }
    }
  }

  private void leave(ProgressLine line, StoreReader store, Release release) {
    line.close();
    err.printf(
        "release %s stands; who adopts it: recast releases --store %s%n",
        release.number(), ShellQuoting.word(store.name()));
  }

  /** Looks at the store, and says what it has found once that is a decision. */
  private interface Look {
    Optional<String> at(AdoptionState standing) throws IOException, CommandException;
  }

  /** One wait, with an end that all of its stages share. */
  private final class Wait {
    private final AdoptionWaitOptions awaited;
    private final StoreReader store;
    private final Release release;
    private final AdoptionOutcome answer;
    private final ProgressLine line;
    private final Instant start;
    private final LivenessTracker life = new LivenessTracker();

    Wait(AdoptionWaitOptions awaited, StoreReader store, Release release, Instant start) {
      this.awaited = awaited;
      this.store = store;
      this.release = release;
      this.answer = new AdoptionOutcome(awaited, store.name(), release);
      this.line = new ProgressLine(awaited, release, progress);
      this.start = start;
    }

    String until(Look look) throws CommandException, InterruptedException {
      Instant end = start.plus(awaited.timeout());
      for (Instant now = time.instant(); now.isBefore(end); now = time.instant()) {
        try {
          AdoptionState standing = store.adoptionState(awaited.app(), release.number());
          Optional<String> found = look.at(standing);
          if (found.isPresent()) {
            return found.get();
          }
          life.seen(standing.alive(), now);
        } catch (IOException e) {
          // It may have passed before the time is over; the last look tells.
        }
        line.show(Duration.between(start, now));
        pause.pause(Math.min(LOOK_AGAIN_MILLIS, Duration.between(now, end).toMillis() + 1));
      }
      return atLast(look);
    }

    private String atLast(Look look) throws CommandException {
      try {
        // In this order: a decision that comes between the two must not be taken for another one.
        Optional<Adoption> instead = store.adoption(awaited.app());
        AdoptionState standing = store.adoptionState(awaited.app(), release.number());
        Optional<String> found = look.at(standing);
        if (found.isPresent()) {
          return found.get();
        }
        Instant now = time.instant();
        life.seen(standing.alive(), now);
        throw answer.late(standing, instead, life, now);
      } catch (IOException e) {
        throw answer.unknown(e);
      }
    }

    Optional<String> adopted(AdoptionState standing) throws CommandException {
      return standing.adoptions().isEmpty()
          ? Optional.empty()
          : Optional.of(answer.on(standing.adoptions(), this::inForce, took()));
    }

    Optional<String> survived(AdoptionState standing) throws IOException, CommandException {
      if (standing.adoptions().isEmpty()) {
        return Optional.empty();
      }
      answer.check(standing.adoptions(), this::inForce);
      // In this order: before it adopts a newer release, an application writes that this one
      // survived.
      Optional<SurvivedTrial> newest = store.survivedTrial(awaited.app());
      if (newest.filter(trial -> trial.release().equals(release.number())).isPresent()) {
        return Optional.of(answer.survived(newest.get(), took()));
      }
      answer.checkOnTrial(standing.adoptions());
      return Optional.empty();
    }

    private Duration took() {
      return Duration.between(start, time.instant());
    }

    /** What the application scores with; nothing also when nobody can tell. */
    private Optional<Adoption> inForce() {
      try {
        return store.adoption(awaited.app());
      } catch (IOException e) {
        // Only the advice is a little worse without it.
        return Optional.empty();
      }
    }
  }
}
