package recast.schedule;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandException;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;

/** Renders a schedule for Oozie, and submits it. */
final class OozieCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Map<String, String> environment;

  OozieCommand(PrintStream out, PrintStream err, Clock clock, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public CommandSpec spec() {
    return OozieOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    OozieOptions options = OozieOptions.parse(arguments, clock);
    new ScheduleDirectory(options.name(), options.directory()).requireWritable();
    HadoopCluster cluster = HadoopCluster.configured(options.keytab());
    ClusterAddresses addresses = cluster.addresses();
    String appPath = cluster.address(addresses.directory(options.appPath()));
    OozieFiles files = OozieFiles.of(options, addresses, appPath);
    Map<String, byte[]> shipped = shipped(files);
    write(options.directory(), shipped);
    if (options.oozie().isEmpty()) {
      out.println(options.directory());
      err.println("what is in it belongs into " + appPath + "; --install puts it there");
      return ExitCode.OK;
    }
    OozieServer server = new OozieServer(options.oozie().get(), addresses.user());
    String id =
        cluster.loggedIn(
            () -> {
              refuseSecond(server, options);
              cluster.put(appPath, shipped);
              return server.start(files.configuration());
            });
    out.println(id);
    return ExitCode.OK;
  }

  /** All that a run needs: the rendered files, the user's settings, and the jars. */
  private Map<String, byte[]> shipped(OozieFiles files) throws IOException {
    Map<String, byte[]> shipped = new TreeMap<>();
    files.texts().forEach((name, text) -> shipped.put(name, text.getBytes(StandardCharsets.UTF_8)));
    Path settings = Path.of(environment.get("RECAST_CONF_DIR"), "recast.properties");
    shipped.put("recast.properties", Files.readAllBytes(settings));
    for (String jar : OozieFiles.JARS) {
      shipped.put("jars/" + jar + ".jar", jar(jar));
    }
    shipped.put("lib/" + OozieFiles.ACTION + ".jar", jar(OozieFiles.ACTION));
    return shipped;
  }

  private byte[] jar(String name) throws IOException {
    return Files.readAllBytes(Path.of(environment.get("RECAST_JARS"), name + ".jar"));
  }

  private static void write(Path directory, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** The files of one that runs must not change under it, and two would publish twice. */
  private static void refuseSecond(OozieServer server, OozieOptions options)
      throws IOException, CommandException {
    Optional<String> alive = server.alive("recast-" + options.name());
    if (alive.isPresent()) {
      throw new CommandException(
          ExitCode.CONFLICT,
          "Schedule %s already runs as %s; end it first: oozie job -oozie %s -kill %s"
              .formatted(options.name(), alive.get(), server.address(), alive.get()));
    }
  }
}
