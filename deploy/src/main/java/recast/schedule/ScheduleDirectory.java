package recast.schedule;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import recast.cli.Arguments;
import recast.cli.CommandException;
import recast.cli.CommonSettings;
import recast.cli.ExitCode;
import recast.cli.HomeDirectory;
import recast.cli.OptionSpec;
import recast.cli.ShellQuoting;

/**
 * Where the files of a schedule are: the wrapper, and what it leaves beside itself.
 *
 * @param name the schedule
 * @param directory an absolute path
 */
record ScheduleDirectory(ScheduleName name, Path directory) {
  /** Some crons take a backslash for themselves, all of them the end of a line. */
  private static final Pattern UNFIT = Pattern.compile("[\\\\\\p{Cntrl}]");

  /** The longest line that every cron takes, less the fields in front. */
  private static final int LIMIT = 900;

  /** By which the schedule is found again. */
  static final OptionSpec<ScheduleName> NAME =
      OptionSpec.of(
          "name",
          "NAME",
          ScheduleName::new,
          "the name of the schedule (default: made from the store)");

  /** The setting of this name is the embedded cluster's. */
  static final OptionSpec<Path> DIR =
      OptionSpec.of(
          "dir",
          "DIR",
          ScheduleDirectory::directory,
          "where its files are on this machine (default: ~/.recast/schedules/NAME)");

  static final OptionSpec<String> STORE =
      CommonSettings.STORE.help("the store to which it publishes");

  /** Reads {@link #NAME}, {@link #STORE} and {@link #DIR}; nothing when they do not say it. */
  static Optional<ScheduleDirectory> parse(Arguments arguments) {
    Optional<ScheduleName> name =
        arguments.given(NAME) ? arguments.find(NAME) : arguments.find(STORE).map(ScheduleName::of);
    if (name.isEmpty() && !arguments.given(NAME)) {
      arguments.problem("--name or --store must say which schedule");
    }
    Optional<Path> directory =
        arguments.given(DIR)
            ? arguments.find(DIR)
            : name.map(each -> directory("~/.recast/schedules/" + each));
    return name.flatMap(each -> directory.map(path -> new ScheduleDirectory(each, path)));
  }

  Path wrapper() {
    return directory.resolve(name + ".sh");
  }

  Path log() {
    return directory.resolve(name + ".log");
  }

  /** What stands behind the fields of a crontab line: there, {@code %} is the end of a line. */
  String crontabCommand() {
    return ShellQuoting.word(wrapper().toString()).replace("%", "\\%");
  }

  /**
   * Returns when the directory is there, or can be made, and takes files.
   *
   * @throws CommandException when not; the message says what stands in the way
   */
  void requireWritable() throws CommandException {
    Path nearest = directory;
    while (!Files.exists(nearest, LinkOption.NOFOLLOW_LINKS) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw unwritable(nearest + " is there, and is not a directory");
    }
    if (!Files.isWritable(nearest)) {
      throw unwritable(
          "no right to write into %s for %s".formatted(nearest, System.getProperty("user.name")));
    }
  }

  private CommandException unwritable(String finding) {
    return new CommandException(
        ExitCode.FAILED,
        "Cannot write the files of schedule %s into %s: %s; name another directory with --dir"
            .formatted(name, directory, finding));
  }

  private static Path directory(String text) {
    Path directory = HomeDirectory.resolve(text).toAbsolutePath().normalize();
    if (UNFIT.matcher(directory.toString()).find() || directory.toString().length() > LIMIT) {
      throw new IllegalArgumentException(
          "expected a path that a crontab can hold: no backslash, no line feed, at most "
              + LIMIT
              + " characters");
    }
    return directory;
  }
}
