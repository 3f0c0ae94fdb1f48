package recast.schedule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recast.cli.CommandException;
import recast.cli.ExitCode;

/**
 * A user's crontab. Each of our schedules is a block of three lines in it: two comments, and
 * between them the one that cron reads. The first comment also keeps what the crontab was like
 * before, where the block alone does not tell.
 *
 * @param text its bytes, each a character; empty when the user has no crontab
 */
record Crontab(Optional<String> text) {
  private static final String MARK = "# recast schedule ";

  /** There was no crontab, not even an empty one. */
  private static final String NONE = " (no crontab before)";

  /** Its last line had no end. */
  private static final String OPEN = " (no line feed before)";

  private static final Pattern ANY_BLOCK = block("[^ \\n]+");

  /**
   * This crontab with {@code line} as the schedule {@code name}: in its old place, or at the end.
   */
  Crontab with(ScheduleName name, String line) throws CommandException {
    String old = text.orElse("");
    Optional<Matcher> found = find(name);
    if (found.isPresent()) {
      Matcher block = found.get();
      return of(
          old.substring(0, block.start())
              + block(name, line, note(block))
              + old.substring(block.end()));
    }
    String note = text.isEmpty() ? NONE : old.isEmpty() || old.endsWith("\n") ? "" : OPEN;
    return of(old + (note.equals(OPEN) ? "\n" : "") + block(name, line, note));
  }

  /** This crontab as it was before the schedule {@code name}, if it has it. */
  Optional<Crontab> without(ScheduleName name) throws CommandException {
    Optional<Matcher> found = find(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Matcher block = found.get();
    String before = text.orElse("").substring(0, block.start());
    String after = text.orElse("").substring(block.end());
    String note = note(block);
    Matcher next = ANY_BLOCK.matcher(after);
    if (!note.isEmpty() && next.lookingAt() && note(next).isEmpty()) {
      // A block that came later stands where this one stood, and keeps what it knew.
      int comment = next.end("begin");
      return Optional.of(
          of(before + after.substring(0, comment) + note + after.substring(comment)));
    }
    if (note.equals(NONE) && before.isEmpty() && after.isEmpty()) {
      return Optional.of(new Crontab(Optional.empty()));
    }
    if (note.equals(OPEN) && after.isEmpty() && before.endsWith("\n")) {
      return Optional.of(of(before.substring(0, before.length() - 1)));
    }
    return Optional.of(of(before + after));
  }

  private Optional<Matcher> find(ScheduleName name) throws CommandException {
    Matcher matcher = block(Pattern.quote(name.toString())).matcher(text.orElse(""));
    if (matcher.find()) {
      return Optional.of(matcher);
    }
    if (text.orElse("").contains(MARK + name + ": ")) {
      throw new CommandException(
          ExitCode.FAILED,
          "The crontab has lines '%s%s: ...', but not as they were put there: begin, one line, end; fix it with 'crontab -e'"
              .formatted(MARK, name));
    }
    return Optional.empty();
  }

  private static Crontab of(String text) {
    return new Crontab(Optional.of(text));
  }

  private static String block(ScheduleName name, String line, String note) {
    String mark = MARK + name;
    return mark + ": begin" + note + "\n" + line + "\n" + mark + ": end\n";
  }

  /** A block as it was put there, or as an editor has left it that ends lines its own way. */
  private static Pattern block(String name) {
    return Pattern.compile(
        "(?md)^(?<begin>"
            + MARK
            + "(?<name>"
            + name
            + "): begin)(?<note> \\([a-z ]+\\))?\\r?\\n[^\\n]*\\n"
            + MARK
            + "\\k<name>: end\\r?(\\n|\\z)");
  }

  private static String note(Matcher block) {
    return Optional.ofNullable(block.group("note")).orElse("");
  }
}
