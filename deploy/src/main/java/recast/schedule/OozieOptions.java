package recast.schedule;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.Options;
import recast.cli.Arguments;
import recast.cli.Durations;
import recast.cli.Flags;
import recast.cli.KerberosCredentials;
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

  static Options options() {
    return new Flags()
        .values("every", "store", "name", "dir", "run-timeout", "start", "end", "queue")
        .values("app-path", "java-home", "oozie")
        .values(KerberosCredentials.options())
        .switches("numeric", "install")
        .options();
  }

  static OozieOptions parse(Arguments arguments, Clock clock) throws UsageException {
    ScheduleDirectory place = ScheduleDirectory.parse(arguments);
    boolean numeric = arguments.given("numeric");
    Frequency every =
        arguments.required("every", numeric ? Frequency::wholeMinutes : Frequency::exactly);
    String store = arguments.required("store", Function.identity());
    UtcMinute start =
        arguments.optional("start", UtcMinute::parse).orElseGet(() -> UtcMinute.now(clock));
    UtcMinute end = arguments.optional("end", UtcMinute::parse).orElse(NEVER);
    if (start.compareTo(end) >= 0) {
      arguments.problem("--end " + end + " must be after --start, " + start);
    }
    Duration limit = arguments.required("run-timeout", Durations::parsePositive);
    String queue = arguments.required("queue", Function.identity());
    Optional<String> javaHome = arguments.optional("java-home", Function.identity());
    Optional<URI> oozie = arguments.optional("oozie", OozieOptions::address);
    if (arguments.given("install") != arguments.given("oozie")) {
      arguments.problem("--install and --oozie URL belong together");
    }
    Optional<KerberosCredentials> keytab = KerberosCredentials.parse(arguments);
    ScheduledCommand command = ScheduledCommand.parse(arguments);
    for (String file : CommandCheck.localFiles(command.options())) {
      arguments.problem(
          file
              + " is on this machine, and Oozie runs on the nodes of the cluster; put it on HDFS and give its address, hdfs:///PATH, or file:///PATH if every node has it there");
    }
    arguments.check();
    return new OozieOptions(
        place.name(),
        place.directory(),
        every,
        numeric ? every.coordinatorMinutes() : every.cronFields(),
        store,
        command,
        start,
        end,
        limit,
        queue,
        arguments
            .optional("app-path", Function.identity())
            .orElse(".recast/schedules/" + place.name()),
        javaHome,
        oozie,
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
