package recast.schedule;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import recast.cli.Arguments;
import recast.cli.CommandSpec;
import recast.cli.CommonSettings;
import recast.cli.KerberosCredentials;
import recast.cli.OptionSpec;
import recast.cli.ResourceSettings;
import recast.cli.ScheduleSettings;
import recast.cli.UsageException;
import recast.publisher.CommandCheck;

/**
 * What {@code schedule oozie} is told.
 *
 * @param directory where the files are rendered
 * @param frequency as the coordinator says it
 * @param limit how long a run may take
 * @param appPath where the files are on the cluster
 * @param javaHome of the nodes; by default that of their containers
 * @param oozie where the files are submitted, if they are
 * @param keytab with which login, if not with that of this machine
 */
record OozieOptions(
    ScheduleName name,
    Path directory,
    Frequency every,
    String frequency,
    String store,
    ScheduledCommand command,
    UtcMinute start,
    UtcMinute end,
    Duration limit,
    String queue,
    String appPath,
    Optional<String> javaHome,
    Optional<URI> oozie,
    Optional<KerberosCredentials> keytab) {
  private static final UtcMinute NEVER = UtcMinute.parse("2099-12-31T23:59Z");

  private static final OptionSpec<Boolean> INSTALL =
      OptionSpec.flag(
          "install", "put the files onto the cluster and submit them; prints the id of the job");

  private static final OptionSpec<URI> OOZIE =
      OptionSpec.of(
          "oozie", "URL", OozieOptions::address, "where to, such as http://host:11000/oozie");

  private static final OptionSpec<UtcMinute> START =
      OptionSpec.of(
          "start",
          "T",
          UtcMinute::parse,
          "when it begins, such as 2026-01-31T08:00Z (default: now)");

  private static final OptionSpec<UtcMinute> END =
      OptionSpec.of("end", "T", UtcMinute::parse, "when it ends (default: in 2099)");

  private static final OptionSpec<Boolean> NUMERIC =
      OptionSpec.flag(
          "numeric", "a number of minutes instead of the syntax of cron; Oozie takes 5 or more");

  private static final OptionSpec<String> APP_PATH =
      OptionSpec.text(
          "app-path",
          "PATH",
          "where the files are on the cluster (default: .recast/schedules/NAME)");

  private static final OptionSpec<String> JAVA_HOME =
      OptionSpec.text(
          "java-home", "DIR", "a JDK 17 on the nodes (default: what their containers have)");

  static final CommandSpec SPEC =
      ScheduleOptions.common(
              CommandSpec.of(
                  "runs are on the nodes of the cluster, with a delegation token if need be."),
              ScheduleOptions.EVERY)
          .more(
              INSTALL,
              OOZIE,
              CommonSettings.PRINCIPAL.help(
                  "Kerberos principal for that; default: the ticket of kinit"),
              CommonSettings.KEYTAB.help(
                  "the keytab of P; the runs themselves have tokens that Oozie fetches"))
          .more(START, END, NUMERIC, ResourceSettings.QUEUE, APP_PATH, JAVA_HOME);

  static OozieOptions parse(Arguments arguments, Clock clock) throws UsageException {
    Optional<ScheduleDirectory> place = ScheduleDirectory.parse(arguments);
    boolean numeric = arguments.given(NUMERIC);
    Optional<Frequency> every =
        arguments.find(
            ScheduleOptions.EVERY.map(numeric ? Frequency::wholeMinutes : Frequency::exactly));
    UtcMinute start = arguments.find(START).orElseGet(() -> UtcMinute.now(clock));
    UtcMinute end = arguments.find(END).orElse(NEVER);
    if (start.compareTo(end) >= 0) {
      arguments.problem("--end " + end + " must be after --start, " + start);
    }
    if (arguments.given(INSTALL) != arguments.given(OOZIE)) {
      arguments.problem("--install and --oozie URL belong together");
    }
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    ScheduledCommand command = ScheduledCommand.parse(arguments);
    for (String file : CommandCheck.localFiles(arguments, command.options())) {
      arguments.problem(
          file
              + " is on this machine, and Oozie runs on the nodes of the cluster; put it on HDFS and give its address, hdfs:///PATH, or file:///PATH if every node has it there");
    }
    arguments.check();
    ScheduleName name = place.orElseThrow().name();
    return new OozieOptions(
        name,
        place.orElseThrow().directory(),
        every.orElseThrow(),
        numeric ? every.orElseThrow().coordinatorMinutes() : every.orElseThrow().cronFields(),
        arguments.get(ScheduleDirectory.STORE),
        command,
        start,
        end,
        arguments.get(ScheduleSettings.RUN_TIMEOUT),
        arguments.get(ResourceSettings.QUEUE),
        arguments.find(APP_PATH).orElse(".recast/schedules/" + name),
        arguments.find(JAVA_HOME),
        arguments.find(OOZIE),
        keytab);
  }

  private static URI address(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null || !text.matches("https?://.*")) {
      throw new IllegalArgumentException("expected an address such as http://host:11000/oozie");
    }
    return URI.create(text.replaceFirst("/+$", ""));
  }
}
