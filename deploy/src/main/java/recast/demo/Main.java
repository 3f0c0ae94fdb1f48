package recast.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.ExitCode;
import recast.cli.Flags;
import recast.cli.NumberParsers;

/** {@code recast demo}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandRunner(Map.of("demo", new DemoVerb()), System.err).run(args).number());
  }

  private static final class DemoVerb implements Command {
    @Override
    public Options options() {
      return new Flags().values("swaps", "dir").switches("forever", "keep").options();
    }

    @Override
    public ExitCode run(Arguments arguments) throws Exception {
      Integer swaps = arguments.required("swaps", NumberParsers.atLeast(1));
      Path directory = arguments.required("dir", Path::of);
      boolean forever = arguments.given("forever");
      arguments.operands(0);
      arguments.check();
      Optional<Integer> limit = forever ? Optional.empty() : Optional.of(swaps);
      DemoScripts recast = new DemoScripts(directory, arguments.given("debug"));
      return new Demo(recast, directory, limit, arguments.given("keep"), System.out).run();
    }
  }
}
