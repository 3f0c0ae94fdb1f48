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
import recast.cli.Farewell;
import recast.cli.Shell;
import recast.store.Adoption;
import recast.store.Release;
import recast.store.Standing;
import recast.store.StoreReader;

/**
 * Waits until an application has decided on the release that a command has just made. An adoption
 * ends the wait: that the release is taken back later is another decision, and seen only if it
 * comes between two looks.
 */
final class AwaitAdoption {
  private static final long LOOK_AGAIN_MILLIS = 300;

  private final PrintStream out;
  private final PrintStream talk;
  private final PrintStream progress;
  private final InstantSource time;
  private final Pause pause;

  /**
   * @param progress where it is shown how long the wait has lasted
   * @param time runs evenly, see {@link #evenTime}
   */
  AwaitAdoption(
      PrintStream out, PrintStream talk, PrintStream progress, InstantSource time, Pause pause) {
    this.out = out;
    this.talk = talk;
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
   * @throws CommandException when the application did not adopt the release; its exit code and its
   *     message tell why
   */
  ExitCode await(Optional<Awaited> awaited, Path store, Release release)
      throws IOException, CommandException, InterruptedException {
    if (awaited.isPresent()) {
      out.println(adopted(awaited.get(), Stores.reader(store), release));
    }
    return ExitCode.DONE;
  }

  private String adopted(Awaited awaited, StoreReader store, Release release)
      throws CommandException, InterruptedException {
    Answer answer = new Answer(awaited, store.name(), release);
    Instant start = time.instant();
    try (WaitLine line = new WaitLine(awaited, release, progress);
        Farewell farewell = new Farewell(() -> leave(line, store, release))) {
      Standing standing = decided(awaited, store, release, line, answer);
      Duration took = Duration.between(start, time.instant());
      return answer.on(standing.adoptions(), inForce(store, awaited.app()), took);
    }
  }

  /** What the application scores with; nothing also when nobody can tell. */
  private static Optional<Adoption> inForce(StoreReader store, String app) {
    try {
      return store.adoption(app);
    } catch (IOException e) {
      // Only the advice is a little worse without it.
      return Optional.empty();
    }
  }

  private void leave(WaitLine line, StoreReader store, Release release) {
    line.close();
    talk.printf(
        "release %d stands; who adopts it: recast releases --store %s%n",
        release.number(), Shell.word(store.name()));
  }

  /** How the application stands to the release once it has decided on it, or on a newer one. */
  private Standing decided(
      Awaited awaited, StoreReader store, Release release, WaitLine line, Answer answer)
      throws CommandException, InterruptedException {
    SignOfLife life = new SignOfLife();
    Instant start = time.instant();
    Instant end = start.plus(awaited.patience());
    for (Instant now = start; now.isBefore(end); now = time.instant()) {
      try {
        Standing standing = store.standing(awaited.app(), release.number());
        if (!standing.adoptions().isEmpty()) {
          return standing;
        }
        life.seen(standing.alive(), now);
      } catch (IOException e) {
        // It may have passed before the time is over; the last look tells.
      }
      line.show(Duration.between(start, now));
      pause.pause(Math.min(LOOK_AGAIN_MILLIS, Duration.between(now, end).toMillis() + 1));
    }
    return decidedAtLast(awaited, store, release, life, answer);
  }

  private Standing decidedAtLast(
      Awaited awaited, StoreReader store, Release release, SignOfLife life, Answer answer)
      throws CommandException {
    try {
      // In this order: a decision that comes between the two must not be taken for another one.
      Optional<Adoption> instead = store.adoption(awaited.app());
      Standing standing = store.standing(awaited.app(), release.number());
      if (!standing.adoptions().isEmpty()) {
        return standing;
      }
      Instant now = time.instant();
      life.seen(standing.alive(), now);
      throw answer.late(instead, standing.unreadable(), life, now);
    } catch (IOException e) {
      throw answer.unknown(e);
    }
  }
}
