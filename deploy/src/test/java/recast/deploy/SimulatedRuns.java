package recast.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import recast.line.LineCounts;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus;
import recast.run.Problems;
import recast.run.RunDirectory;
import recast.yarn.CollectedLog;
import recast.yarn.InMemoryYarn;

/** Runs of the application that do what a test needs of them, with the files of real ones. */
final class SimulatedRuns {
  /** The release that a run scores with. */
  static final int RELEASE = 7;

  private final InMemoryYarn yarn;
  private final Path directory;

  SimulatedRuns(InMemoryYarn yarn, Path directory) {
    this.yarn = yarn;
    this.directory = directory;
  }

  /** One that works, and ends when it is asked to. */
  ApplicationId scoring(String name, Set<String> tags) {
    ApplicationId id = waiting(name, tags);
    yarn.drive(id, this::scoreUntilStopped);
    return id;
  }

  private void scoreUntilStopped(ApplicationId id) throws IOException {
    yarn.start(id);
    report(id, Phase.RUNNING, RELEASE, "");
    endIfStopped(id);
  }

  /** One that runs, rejects what it should score with, and ends when it is asked to. */
  ApplicationId rejecting(String name, Set<String> tags) {
    ApplicationId id = waiting(name, tags);
    yarn.drive(
        id,
        run -> {
          yarn.start(run);
          report(run, Phase.WAITING_FOR_MODEL, 0, "release " + RELEASE + ": no format");
          endIfStopped(run);
        });
    return id;
  }

  /** One that runs, reports nothing, and ends when it is asked to. */
  ApplicationId silent(String name, Set<String> tags) {
    ApplicationId id = waiting(name, tags);
    yarn.drive(
        id,
        run -> {
          yarn.start(run);
          endIfStopped(run);
        });
    return id;
  }

  /** One that runs, and does not end however often it is asked to. */
  ApplicationId deaf(String name, Set<String> tags) {
    ApplicationId id = waiting(name, tags);
    yarn.drive(id, yarn::start);
    return id;
  }

  /** One that never gets a container. */
  ApplicationId waiting(String name, Set<String> tags) {
    return yarn.add(yarn.user(), name, tags);
  }

  /** One that fails as soon as it is looked at. */
  ApplicationId failing(String name, Set<String> tags) {
    ApplicationId id = waiting(name, tags);
    yarn.drive(id, run -> fail(run, "no source"));
    return id;
  }

  /** Lets a run fail, and its log be collected. */
  void fail(ApplicationId id, String reason) {
    yarn.start(id);
    yarn.fail(id, "User class threw exception: java.lang.IllegalStateException: " + reason);
    collect(id, "driver.log", "12:00:00 ERROR Main: " + reason + "\n");
  }

  /** Lets YARN collect a log file of a run that has ended. */
  void collect(ApplicationId id, String file, String text) {
    try {
      CollectedLog.write(
          yarn.configuration(), yarn.now(id), file, text, directory.resolve("node-" + id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunDirectory directory(ApplicationId id) throws IOException {
    return RunDirectory.of(yarn.now(id).getUser(), id.toString(), yarn.configuration());
  }

  private void report(ApplicationId id, Phase phase, int adopted, String rejection)
      throws IOException {
    directory(id)
        .publish(
            new AppStatus(
                yarn.now(id).getName(),
                id.toString(),
                1,
                phase,
                "store",
                "source:9999",
                true,
                LineCounts.NONE,
                Reports.model(adopted, RELEASE),
                adopted == 0 ? BatchStatus.NONE : Reports.SCORED,
                Problems.NONE.withRejection(
                    Optional.of(rejection).filter(reason -> !reason.isEmpty()))));
  }

  private void endIfStopped(ApplicationId id) throws IOException {
    if (directory(id).stopRequested()) {
      yarn.finish(id);
    }
  }
}
