package recast.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.cli.OperatorSettings;
import recast.cli.OptionSpec;

/** Runs the demonstration. */
final class DemoCommand implements Command {
  private static final OptionSpec<Path> DIR =
      OptionSpec.of("dir", "DIR", Path::of, "where the demo keeps its files; its script names it");

  private static final OptionSpec<Boolean> FOREVER = OptionSpec.flag("forever", "until Ctrl-C");

  private static final OptionSpec<Boolean> KEEP =
      OptionSpec.flag("keep", "leave the embedded cluster running at the end");

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "Runs everything on this machine: cluster, source, application, three swaps of its"
                  + " model.")
          .optional(OperatorSettings.SWAPS, FOREVER, KEEP)
          .hidden(List.of(DIR));

  private final PrintStream out;

  DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    arguments.check();
    Path directory = arguments.get(DIR);
    int swaps = arguments.get(OperatorSettings.SWAPS);
    Optional<Integer> limit = arguments.given(FOREVER) ? Optional.empty() : Optional.of(swaps);
    DemoScripts recast = new DemoScripts(directory, arguments.given(Arguments.DEBUG));
    return new Demo(recast, directory, limit, arguments.given(KEEP), out).run();
  }
}
