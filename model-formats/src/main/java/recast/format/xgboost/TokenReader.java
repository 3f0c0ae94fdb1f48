package recast.format.xgboost;

import java.io.IOException;

/** Reads a document token by token. */
interface TokenReader {
  /** The next token; {@link Token#END} after the last, when nothing follows. */
  Token next() throws IOException;

  /** The key or the text that was read last. */
  String text() throws IOException;

  /** The number that was read last, rounded once. */
  float floatValue() throws IOException;

  /** The number that was read last; refused when it is no whole number of 64 bits. */
  long longValue() throws IOException;

  /** Where the last token ends, for messages. */
  String position();
}
