package recast.publisher;

import java.time.Clock;
import java.util.Map;
import recast.cli.Program;

/** {@code fit|publish|releases|score ...}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Program program =
        new Program(
            Map.of(
                "fit", new Fit(System.out, Clock.systemUTC()),
                "publish", new Publish(System.out, Clock.systemUTC()),
                "releases", new Releases(System.out),
                "score", new Score(System.in, System.out, System.err, Thread::sleep)),
            System.err);
    System.exit(program.run(args).number());
  }
}
