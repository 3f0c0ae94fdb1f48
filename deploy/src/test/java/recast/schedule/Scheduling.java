package recast.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recast.cli.CommandRunner;
import recast.cli.ExitCode;

/** Runs {@code recast schedule} in this process, for a Recast whose front door a test writes. */
final class Scheduling {
  private final Path directory;
  private final FakeCrontab crontab;
  private final Map<String, String> environment = new TreeMap<>();

  Scheduling(Path directory) throws IOException {
    this.directory = directory;
    crontab = new FakeCrontab(Files.createDirectories(directory.resolve("cron")));
    environment.put("RECAST_HOME", directory.resolve("re cast's").toString());
    environment.put("PATH", System.getenv("PATH"));
    for (String variable : List.of("JAVA_HOME", "SPARK_HOME", "RECAST_CONF_DIR")) {
      environment.put(variable, "/the " + variable);
    }
  }

  record Ended(ExitCode exitCode, String out, String err) {}

  Scheduling with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  FakeCrontab crontab() {
    return crontab;
  }

  /** Makes {@code body} what the front door does. */
  void recastIs(String body) throws IOException {
    Path recast = Path.of(environment.get("RECAST_HOME"), "bin", "recast");
    Files.createDirectories(recast.getParent());
    Files.writeString(recast, "#!/bin/bash\n" + body + "\n");
    Files.setPosixFilePermissions(recast, PosixFilePermissions.fromString("rwx------"));
  }

  Ended cron(String... words) {
    return run("cron", words);
  }

  private Ended run(String verb, String... words) {
    List<String> all = new ArrayList<>(List.of(verb));
    all.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream talkStream = new PrintStream(err, true, UTF_8);
    CronCommand cron =
        new CronCommand(
            new PrintStream(out, true, UTF_8), talkStream, crontab.users(), environment);
    ExitCode exitCode =
        new CommandRunner("recast schedule", Map.of("cron", cron), talkStream)
            .run(all.toArray(String[]::new));
    return new Ended(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A place for files of a schedule whose name no script is happy with. */
  Path awkwardDirectory() {
    return directory.resolve("a 100% \"good\" $HOME for it's `files`");
  }
}
