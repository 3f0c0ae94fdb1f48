package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.ExitCode;
import recast.deploy.Leftovers.Leftover;
import recast.doctor.CheckPlan;
import recast.doctor.CheckResult;
import recast.doctor.DoctorTargets;
import recast.doctor.Machine;
import recast.doctor.NamedStore;
import recast.doctor.RunLeftovers;
import recast.doctor.Severity;
import recast.doctor.SiteFiles;
import recast.json.JsonObject;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.HadoopYarnCluster;
import recast.yarn.YarnCluster;

/** Looks at all that an application stands on. */
final class DoctorCommand implements Command {
  private final PrintStream out;
  private final PrintStream err;

  DoctorCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return DoctorOptions.SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    DoctorOptions options = DoctorOptions.parse(arguments);
    boolean json = arguments.given(DoctorOptions.JSON);
    List<CheckResult> entries =
        examine(
            options,
            json ? entry -> {} : entry -> out.println(entry.text()),
            arguments.given(Arguments.DEBUG) ? e -> e.printStackTrace(err) : e -> {});
    if (json) {
      print(entries);
    } else {
      summarize(entries);
    }
    return names(entries, Severity.FAIL).isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<CheckResult> examine(
      DoctorOptions options, Consumer<CheckResult> seen, Consumer<Throwable> failures)
      throws Exception {
    Installation installation = Installation.fromEnvironment();
    Configuration hadoop = hadoop(installation);
    Machine machine =
        new Machine(
            installation.conf(),
            installation.clusterConf(),
            installation.sparkHome(),
            installation.jar("streaming-app"),
            Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of));
    SparkConfResolver plan = installation.plan(options.spark());
    try (YarnCluster yarn = HadoopYarnCluster.of(hadoop)) {
      DoctorTargets subjects =
          new DoctorTargets(
              new NamedStore(options.store(), hadoop),
              options.retention(),
              options.source(),
              options.login(),
              () -> leftovers(yarn, installation));
      return CheckPlan.of(machine, yarn, plan, subjects, Clock.systemUTC()).run(seen, failures);
    }
  }

  private static RunLeftovers.Left leftovers(YarnCluster yarn, Installation installation)
      throws Exception {
    List<Leftover> found = CleanCommand.find(yarn, installation, Clock.systemUTC());
    return new RunLeftovers.Left(found.size(), found.stream().mapToLong(Leftover::bytes).sum());
  }

  /** Files that are no XML are for a check to find; nobody else reads them then. */
  private static Configuration hadoop(Installation installation) throws IOException {
    return new SiteFiles(installation.clusterConf()).malformed().isPresent()
        ? new Configuration(false)
        : CheckPlan.impatient(HadoopYarnCluster.settings());
  }

  private void print(List<CheckResult> entries) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("checks", entries.stream().map(CheckResult::json).toList());
    fields.put("failed", names(entries, Severity.FAIL).size());
    fields.put("warned", names(entries, Severity.WARN).size());
    out.print(new String(JsonObject.toJson(fields), StandardCharsets.UTF_8));
    out.flush();
  }

  private void summarize(List<CheckResult> entries) {
    err.printf(
        "%d checks, %s, %s%n",
        entries.size(),
        counted(names(entries, Severity.FAIL), "failed"),
        counted(names(entries, Severity.WARN), "warned"));
  }

  private static String counted(List<String> names, String what) {
    return names.isEmpty()
        ? "none " + what
        : "%d %s (%s)".formatted(names.size(), what, String.join(", ", names));
  }

  private static List<String> names(List<CheckResult> entries, Severity grade) {
    return entries.stream()
        .filter(entry -> entry.finding().grade() == grade)
        .map(CheckResult::name)
        .toList();
  }
}
