package recast.numbered;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An answer of the source to a request.
 *
 * @param text the whole line
 * @param words those behind the first
 */
record Answer(String text, List<String> words) {
  private static final String ERROR = "error ";

  /**
   * Reads an answer that begins with {@code word} and has {@code count} more.
   *
   * @throws IOException when the source has refused the request, or answered something else
   */
  static Answer parse(String text, String word, int count) throws IOException {
    requireNoRefusal(text);
    List<String> words = Arrays.asList(text.split(" ", -1));
    if (!words.get(0).equals(word) || words.size() != count + 1) {
      throw malformed(text);
    }
    return new Answer(text, words.subList(1, words.size()));
  }

  /**
   * Returns if {@code text} is an answer to the request.
   *
   * @throws IOException with the reason why the source has refused the request
   */
  static void requireNoRefusal(String text) throws IOException {
    if (text.startsWith(ERROR)) {
      throw new IOException("refused: " + NumberedClient.shown(text.substring(ERROR.length())));
    }
  }

  /** The number at {@code index}, from 0. */
  long number(int index) throws IOException {
    try {
      long number = Long.parseLong(words.get(index));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException(malformed(text).getMessage(), e);
    }
    throw malformed(text);
  }

  /** Whether more records come, by the word at {@code index}, from 0. */
  StreamState.End end(int index) throws IOException {
    try {
      return StreamState.End.valueOf(words.get(index).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException(malformed(text).getMessage(), e);
    }
  }

  private static IOException malformed(String text) {
    return new IOException(
        "answered '%s', which is not in docs/protocol.md".formatted(NumberedClient.shown(text)));
  }
}
