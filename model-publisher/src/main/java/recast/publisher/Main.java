package recast.publisher;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import recast.cli.CommandRunner;
import recast.cli.Console;
import recast.cli.ResultStream;

/** {@code fit|publish|rollback|releases|verify|prune|score|diff|describe ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    ResultStream out = Console.out();
    PrintStream err = Console.err();
    System.exit(out.settled(program(out, err).run(args), err).number());
  }

  /** All commands that work on a store. */
  public static CommandRunner program(PrintStream out, PrintStream err) {
    AdoptionWaiter adoption =
        new AdoptionWaiter(
            out, err, Console.progress(err), AdoptionWaiter.evenTime(), Thread::sleep);
    return new CommandRunner(
        Map.of(
            "fit", new FitCommand(out, err, Clock.systemUTC(), adoption),
            "publish", new PublishCommand(System.in, out, err, Clock.systemUTC(), adoption),
            "rollback", new RollbackCommand(out, err, Clock.systemUTC(), adoption),
            "releases", new ReleasesCommand(out, err),
            "verify", new VerifyCommand(out),
            "prune", new PruneCommand(out, err, Clock.systemUTC()),
            "score", new ScoreCommand(System.in, out, err, Thread::sleep),
            "diff", new DiffCommand(System.in, out, err),
            "describe", new DescribeCommand(out)),
        err);
  }
}
