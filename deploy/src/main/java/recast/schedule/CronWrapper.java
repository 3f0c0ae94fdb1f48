package recast.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recast.cli.CommandException;
import recast.cli.ExitCode;
import recast.cli.ShellQuoting;

/**
 * The script that cron starts.
 *
 * @param place where it is
 * @param text what is in it
 */
record CronWrapper(ScheduleDirectory place, String text) {
  private static final Template TEMPLATE = Template.named("cron/wrapper.sh");

  /** Stands in every wrapper, and hardly in any other script. */
  private static final String SIGN = "# Rendered by 'recast schedule cron'";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  static CronWrapper of(CronOptions options, EnvironmentSnapshot surroundings) {
    List<String> command = new ArrayList<>(List.of(surroundings.recast()));
    command.addAll(options.command().words(options.store()));
    ScheduleDirectory place = options.place();
    return new CronWrapper(
        place,
        TEMPLATE.filled(
            Map.of(
                "environment", surroundings.exports(),
                "name", ShellQuoting.word(place.name().toString()),
                "directory", ShellQuoting.word(place.directory().toString()),
                // Up to a whole second: not every timeout knows parts of one.
                "seconds", Long.toString(options.limit().plusMillis(999).toSeconds()),
                "log-bytes", Long.toString(options.logBytes()),
                "log-count", Integer.toString(options.logCount()),
                "command", ShellQuoting.words(command))));
  }

  /**
   * Puts it into its place, for its owner alone; a run that goes on keeps the one it began with.
   */
  void write() throws IOException, CommandException {
    Path file = place.wrapper();
    if (Files.exists(file) && !isWrapper(file)) {
      throw new CommandException(
          ExitCode.FAILED,
          file
              + " is there and is no wrapper of Recast; give the schedule another --name or --dir");
    }
    Files.createDirectories(place.directory(), PRIVATE);
    Path next = Files.createTempFile(place.directory(), place.name() + ".", ".tmp", PRIVATE);
    try {
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Deletes the wrapper of {@code place}, if there is one. */
  static void delete(ScheduleDirectory place) throws IOException {
    if (Files.exists(place.wrapper()) && isWrapper(place.wrapper())) {
      Files.delete(place.wrapper());
    }
  }

  private static boolean isWrapper(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(SIGN);
  }
}
