package recast.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;

/**
 * Writes JSON without loss: numbers keep their text, which may have more digits than a double, and
 * strings keep a surrogate without its other half, which UTF-8 cannot hold, as an escape.
 */
final class JsonText {
  private JsonText() {}

  /** Appends the value at which {@code json} stands, on one line; {@code json} ends behind it. */
  static void appendValue(JsonParser json, StringBuilder to) throws IOException {
    int depth = 0;
    do {
      if (depth > 0) {
        json.nextToken();
      }
      JsonToken token = json.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      append(token, json, to);
    } while (depth > 0);
  }

  /** Appends the name of a member, after a comma when it is not the first. */
  static void appendName(String name, StringBuilder to) {
    separate(to);
    appendString(name, to);
    to.append(':');
  }

  private static void append(JsonToken token, JsonParser json, StringBuilder to)
      throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      appendName(json.currentName(), to);
      return;
    }
    if (!token.isStructEnd()) {
      separate(to);
    }
    if (token == JsonToken.VALUE_STRING) {
      appendString(json.getText(), to);
    } else {
      to.append(json.getText());
    }
  }

  /** Appends a comma where a value ends: none ends with one of these characters. */
  private static void separate(StringBuilder to) {
    if (!to.isEmpty() && "{[:".indexOf(to.charAt(to.length() - 1)) < 0) {
      to.append(',');
    }
  }

  /** Appends a string with its quotes. */
  static void appendString(String text, StringBuilder to) {
    to.append('"');
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1))) {
        at++;
        continue;
      }
      JsonStringEncoder.getInstance().quoteAsString(text.substring(from, at), to);
      to.append("\\u").append(Integer.toHexString(c));
      from = at + 1;
    }
    JsonStringEncoder.getInstance().quoteAsString(text.substring(from), to);
    to.append('"');
  }
}
