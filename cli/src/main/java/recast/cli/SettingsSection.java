package recast.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A part of {@code recast.properties}: settings of one subject, in the order in which their class
 * declares them. Complete as soon as that class is initialized.
 */
final class SettingsSection {
  private final String title;
  private final String note;
  private final List<OptionSpec<?>> settings = new ArrayList<>();

  SettingsSection(String title) {
    this(title, "");
  }

  /**
   * @param note what the file says beneath the title; may be empty
   */
  SettingsSection(String title, String note) {
    this.title = title;
    this.note = note;
  }

  /** Declares a setting of this section. */
  <T> OptionSpec<T> add(OptionSpec<T> option) {
    OptionSpec<T> setting = option.inSettings();
    settings.add(setting);
    return setting;
  }

  String title() {
    return title;
  }

  String note() {
    return note;
  }

  List<OptionSpec<?>> settings() {
    return Collections.unmodifiableList(settings);
  }
}
