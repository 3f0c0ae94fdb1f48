package recast.publisher;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import recast.cli.Console;
import recast.cli.Program;
import recast.cli.Results;

/** {@code fit|publish|rollback|releases|verify|prune|score ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Results out = Console.out();
    PrintStream talk = Console.err();
    AwaitAdoption adoption =
        new AwaitAdoption(
            out, talk, Console.progress(talk), AwaitAdoption.evenTime(), Thread::sleep);
    Program program =
        new Program(
            Map.of(
                "fit", new Fit(out, talk, Clock.systemUTC(), adoption),
                "publish", new Publish(out, talk, Clock.systemUTC(), adoption),
                "rollback", new Rollback(out, talk, Clock.systemUTC(), adoption),
                "releases", new Releases(out, talk),
                "verify", new Verify(out),
                "prune", new Prune(out, talk, Clock.systemUTC()),
                "score", new Score(System.in, out, talk, Thread::sleep)),
            talk);
    System.exit(out.settled(program.run(args), talk).number());
  }
}
