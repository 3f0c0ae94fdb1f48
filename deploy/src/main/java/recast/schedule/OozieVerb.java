package recast.schedule;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.Verb;
import recast.store.ClientConfiguration;

/** Renders a schedule for Oozie, and submits it. */
final class OozieVerb implements Verb {
  private final PrintStream out;
  private final PrintStream talk;
  private final Clock clock;
  private final Map<String, String> environment;

  OozieVerb(PrintStream out, PrintStream talk, Clock clock, Map<String, String> environment) {
    this.out = out;
    this.talk = talk;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Options options() {
    return OozieOptions.options();
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    OozieOptions options = OozieOptions.parse(arguments, clock);
    Configuration configuration = new YarnConfiguration(ClientConfiguration.load());
    ClusterAddresses cluster = ClusterAddresses.of(configuration);
    OozieApplication application = OozieApplication.of(options, cluster);
    OozieFiles files = OozieFiles.of(options, cluster, application.path().toString());
    files.write(options.directory());
    if (options.oozie().isEmpty()) {
      out.println(options.directory());
      talk.println("the files belong into " + application.path() + "; --install puts them there");
      return ExitCode.DONE;
    }
    OozieServer server = new OozieServer(options.oozie().get(), cluster.user());
    refuseSecond(server, options);
    application.put(files, environment, configuration);
    out.println(server.start(files.configuration()));
    return ExitCode.DONE;
  }

  /** The files of one that runs must not change under it, and two would publish twice. */
  private static void refuseSecond(OozieServer server, OozieOptions options)
      throws IOException, InterruptedException, CommandException {
    Optional<String> alive = server.alive("recast-" + options.name());
    if (alive.isPresent()) {
      throw new CommandException(
          ExitCode.BUSY,
          "Schedule %s already runs as %s; end it first: oozie job -oozie %s -kill %s"
              .formatted(options.name(), alive.get(), server.address(), alive.get()));
    }
  }
}
