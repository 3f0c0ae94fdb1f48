package recast.yarn;

import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.hadoop.HadoopErrors;

/** What is reported of a run that belongs to another user. */
public final class Ownership {
  private Ownership() {}

  /** In a few words: the run, its owner, and how it is. */
  public static String of(ApplicationReport run) {
    return "%s of user %s, which is %s"
        .formatted(run.getApplicationId(), run.getUser(), run.getYarnApplicationState());
  }

  /** The name is taken by another user's run, so that {@code user} cannot submit it. */
  public static CommandException nameTaken(ApplicationReport run) {
    return new CommandException(
        ExitCode.CONFLICT,
        "Application name %s is taken by %s; submit under another --app, or ask %s to stop it"
            .formatted(run.getName(), of(run), run.getUser()));
  }

  /** {@code user} has no run of this name, but another user has, which is not touched. */
  public static CommandException notYours(String verb, String user, ApplicationReport run) {
    return new CommandException(
        ExitCode.CONFLICT,
        "User %s runs no application %s; the one of that name is %s: only its owner can %s it; run 'recast %s --app %s' as %s"
            .formatted(user, run.getName(), of(run), verb, verb, run.getName(), run.getUser()));
  }

  /** What a run of another user has written may be read by that user alone. */
  public static CommandException unreadable(
      String verb, String user, ApplicationReport run, IOException reason) {
    return new CommandException(
        Runs.isAlive(run) ? ExitCode.CONFLICT : ExitCode.FAILED,
        "User %s has no application %s; the one of that name is %s, and what it reports cannot be read: %s; run 'recast %s --app %s' as %s"
            .formatted(
                user,
                run.getName(),
                of(run),
                HadoopErrors.of(reason),
                verb,
                run.getName(),
                run.getUser()),
        reason);
  }
}
