package recast.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The help of a command: its usage, a sentence, and a line for each option. Made from what the
 * command declares.
 */
public final class HelpPage {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final int LEAST_LEFT = 17;

  private HelpPage() {}

  /**
   * The help of a command.
   *
   * @param name as a user types it, such as {@code recast fit}
   */
  public static String of(String name, CommandSpec command) {
    List<String> lines = new ArrayList<>();
    lines.add(usage(name, command));
    lines.addAll(wrapped(command.sentence(), WIDTH));
    command.paragraphs().forEach(paragraph -> addParagraph(lines, paragraph));
    addParts(lines, command.parts(), left(command.parts()));
    return text(lines);
  }

  /**
   * The help of a command that has commands beneath it.
   *
   * @param all what it says of itself, and what all beneath it take
   * @param commands those that a user types, in the order of the help
   */
  public static String ofGroup(String name, CommandSpec all, Map<String, CommandSpec> commands) {
    Set<CommandSpec.Part> common = new LinkedHashSet<>(all.parts());
    List<CommandSpec.Part> every = new ArrayList<>(common);
    commands.values().forEach(command -> every.addAll(command.parts()));
    int left = left(every);
    List<String> lines = new ArrayList<>();
    lines.add(usage(name + " " + String.join("|", commands.keySet()), all));
    lines.addAll(wrapped(all.sentence(), WIDTH));
    all.paragraphs().forEach(paragraph -> addParagraph(lines, paragraph));
    addParts(lines, List.copyOf(common), left);
    commands.forEach(
        (verb, command) -> {
          addParagraph(lines, verb + ": " + command.sentence());
          command.paragraphs().forEach(paragraph -> addParagraph(lines, paragraph));
          List<CommandSpec.Part> own =
              command.parts().stream().filter(part -> !has(common, part)).toList();
          own.forEach(part -> addPart(lines, part, left));
        });
    return text(lines);
  }

  /** Text of a width that a terminal has, broken between words. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static boolean has(Set<CommandSpec.Part> parts, CommandSpec.Part part) {
    return parts.stream().anyMatch(each -> each.left().equals(part.left()));
  }

  private static String usage(String name, CommandSpec command) {
    List<String> words = new ArrayList<>(List.of(name));
    command.shown(CommandSpec.Presence.REQUIRED).forEach(part -> words.add(part.left()));
    command
        .shown(CommandSpec.Presence.OPTIONAL)
        .forEach(part -> words.add("[" + part.left() + "]"));
    if (command.shown(CommandSpec.Presence.MORE).stream()
        .anyMatch(part -> part.option().isPresent())) {
      words.add("[OPTIONS]");
    }
    if (!command.operands().usage().isEmpty()) {
      words.add(command.operands().usage());
    }
    return String.join(" ", words);
  }

  private static int left(List<CommandSpec.Part> parts) {
    return parts.stream()
        .filter(part -> !part.help().isEmpty())
        .mapToInt(part -> part.left().length() + INDENT.length())
        .reduce(LEAST_LEFT, Math::max);
  }

  private static void addParagraph(List<String> lines, String paragraph) {
    lines.add("");
    lines.addAll(wrapped(paragraph, WIDTH));
  }

  private static void addParts(List<String> lines, List<CommandSpec.Part> parts, int left) {
    if (!parts.isEmpty()) {
      lines.add("");
      parts.forEach(part -> addPart(lines, part, left));
    }
  }

  private static void addPart(List<String> lines, CommandSpec.Part part, int left) {
    if (part.help().isEmpty()) {
      lines.add(INDENT + part.left());
      return;
    }
    String start = part.left();
    for (String line : wrapped(part.help(), WIDTH - INDENT.length() - left)) {
      lines.add(INDENT + start + " ".repeat(left - start.length()) + line);
      start = "";
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
