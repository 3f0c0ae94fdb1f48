package recast.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.util.StringUtils;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.Table;
import recast.deploy.Leftovers.Leftover;
import recast.hadoop.HadoopErrors;
import recast.sparkconf.SparkRequest;
import recast.yarn.YarnCluster;

/** Removes what runs of this user that are over have left on the cluster. */
final class CleanCommand implements Command {
  private static final OptionSpec<Boolean> DRY_RUN =
      OptionSpec.flag("dry-run", "list it, and remove nothing");

  private static final CommandSpec SPEC =
      CommandSpec.of("Removes what runs of yours that are over have left on the cluster.")
          .text(
              "That is: their directories .recast/application_*, Spark's staging directories of"
                  + " them, and builds in .recast/builds that no run and not this installation uses."
                  + " What a run that is alive needs stays, and so does what was changed within the"
                  + " last hour. Nothing of another user is touched.")
          .optional(DRY_RUN)
          .more(CommonSettings.LOGIN);

  private final OperatorContext context;
  private final PrintStream out;
  private final PrintStream err;

  CleanCommand(OperatorContext context, PrintStream out, PrintStream err) {
    this.context = context;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Arguments arguments) throws Exception {
    boolean dryRun = arguments.given(DRY_RUN);
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    arguments.check();
    Installation installation = context.installation();
    installation.checkSettings(SparkRequest.none());
    try (YarnCluster cluster = context.connect(keytab)) {
      List<Leftover> leftovers = find(cluster, installation, Clock.systemUTC());
      print(leftovers);
      int kept = dryRun ? 0 : remove(cluster, leftovers);
      err.println(summary(leftovers, kept, dryRun));
      return kept == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  /** What there is to remove. */
  static List<Leftover> find(YarnCluster cluster, Installation installation, Clock clock)
      throws Exception {
    SparkStagingCleaner staging =
        SparkStagingCleaner.of(cluster, installation.stagingDir(SparkRequest.none()));
    Leftovers leftovers =
        new Leftovers(
            cluster.home(),
            Leftovers.InUse.of(cluster.alive(), installation.builds()),
            cluster.configuration(),
            clock);
    return leftovers.find(staging);
  }

  private void print(List<Leftover> leftovers) {
    if (leftovers.isEmpty()) {
      return;
    }
    Table table = new Table("what", "size", "age", "why");
    for (Leftover each : leftovers) {
      table.row(
          each.path().toString(), StringUtils.byteDesc(each.bytes()), age(each.age()), each.why());
    }
    table.print(out);
    out.flush();
  }

  /** Removes them; returns how many could not be removed. */
  private int remove(YarnCluster cluster, List<Leftover> leftovers) throws IOException {
    int kept = 0;
    for (Leftover each : leftovers) {
      FileContext files = FileContext.getFileContext(each.path().toUri(), cluster.configuration());
      try {
        files.delete(each.path(), true);
      } catch (IOException e) {
        err.printf("cannot remove %s: %s%n", each.path(), HadoopErrors.of(e));
        kept++;
      }
    }
    return kept;
  }

  static String summary(List<Leftover> leftovers, int kept, boolean dryRun) {
    long bytes = leftovers.stream().mapToLong(Leftover::bytes).sum();
    if (leftovers.isEmpty()) {
      return "nothing to remove";
    }
    String found =
        "%d director%s, %s"
            .formatted(
                leftovers.size(), leftovers.size() == 1 ? "y" : "ies", StringUtils.byteDesc(bytes));
    if (dryRun) {
      return found + ", would be removed";
    }
    return kept == 0
        ? found + ", removed"
        : "%s, of which %d could not be removed".formatted(found, kept);
  }

  private static String age(Duration age) {
    return age.toDays() > 0 ? age.toDays() + "d" : age.toHours() + "h";
  }
}
