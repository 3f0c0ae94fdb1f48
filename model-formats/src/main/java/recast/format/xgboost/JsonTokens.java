package recast.format.xgboost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** A model file that is JSON. XGBoost also writes NaN and Infinity, which JSON does not have. */
final class JsonTokens implements TokenReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Names of features are as many as the file likes: do not keep them in a shared table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final JsonParser parser;

  JsonTokens(InputStream in) throws IOException {
    this.parser = FACTORY.createParser(in);
  }

  @Override
  public Token next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return Token.END;
    }
    return switch (token) {
      case START_OBJECT -> Token.BEGIN_OBJECT;
      case FIELD_NAME -> Token.KEY;
      case END_OBJECT -> Token.END_OBJECT;
      case START_ARRAY -> Token.BEGIN_ARRAY;
      case END_ARRAY -> Token.END_ARRAY;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
      case VALUE_STRING -> Token.TEXT;
      case VALUE_TRUE -> Token.TRUE;
      case VALUE_FALSE -> Token.FALSE;
      case VALUE_NULL -> Token.NULL;
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IOException("unexpected " + token + " at " + position());
    };
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public float floatValue() throws IOException {
    if (parser.isNaN()) {
      return (float) parser.getDoubleValue();
    }
    // Not the parser's: it rounds to a double first, and a second time to a float.
    return Float.parseFloat(parser.getText());
  }

  @Override
  public long longValue() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IOException("a whole number is expected, found " + parser.getText());
    }
    return parser.getLongValue();
  }

  @Override
  public String position() {
    return "byte " + parser.currentLocation().getByteOffset();
  }
}
