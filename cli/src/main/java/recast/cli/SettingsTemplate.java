package recast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code recast.properties} that Recast ships: every setting, with its default. */
final class SettingsTemplate {
  private static final int WIDTH = 98;

  private SettingsTemplate() {}

  static String text() {
    List<String> lines = new ArrayList<>();
    comment(
        lines,
        "The default of every option that has one: same name, without the dashes. The command line"
            + " wins. Durations: 500ms, 10s, 2m, 1h. Sizes: 512m, 2g. An empty value is none, where"
            + " none is shipped. Every command checks all of it first; 'recast config' shows what"
            + " counts, and from where.");
    for (SettingsSection section : Settings.SECTIONS) {
      lines.add("");
      lines.add("# -- " + section.title());
      if (!section.note().isEmpty()) {
        comment(lines, section.note());
        lines.add("");
      }
      for (OptionSpec<?> setting : section.settings()) {
        String help = setting.help();
        comment(lines, help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1) + ".");
        lines.add(setting.name() + "=" + setting.standard().orElse(""));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void comment(List<String> lines, String text) {
    HelpPage.wrapped(text, WIDTH).forEach(line -> lines.add("# " + line));
  }
}
