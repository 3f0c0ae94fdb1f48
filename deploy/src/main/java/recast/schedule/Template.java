package recast.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, {@code @name@}.
 *
 * @param text the text
 */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("@([a-z][a-z-]*)@");

  /** The template that Recast brings as {@code deploy/<name>}. */
  static Template named(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the template " + name, e);
    }
  }

  /** The text with each place filled with the value of its name, as it is. */
  String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalStateException("nothing to fill in for " + place.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
