package recast.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One JSON object read from a file. Fields that nobody asks for are ignored, so that later versions
 * may add some; a field that is missing or of the wrong kind is an error that names it.
 */
public final class JsonObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String where;
  private final JsonNode node;

  private JsonObject(String where, JsonNode node) {
    this.where = where;
    this.node = node;
  }

  /**
   * Reads {@code bytes}; {@code where} stands in front of every error message.
   *
   * @throws MalformedException when they are not one JSON object
   */
  public static JsonObject fromJson(byte[] bytes, String where) throws IOException {
    JsonNode node;
    try {
      // Jackson would guess at UTF-16 and UTF-32, too.
      node = MAPPER.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedException(where + " is not UTF-8", e);
    } catch (JsonProcessingException e) {
      // What follows in its message is about the parser.
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new MalformedException(where + " is not JSON: " + reason, e);
    }
    if (node.isMissingNode()) {
      throw new MalformedException(where + " is empty, expected a JSON object");
    }
    if (!node.isObject()) {
      String found = node.getNodeType().toString().toLowerCase(Locale.ROOT);
      throw new MalformedException(where + " is not a JSON object: " + found);
    }
    return new JsonObject(where, node);
  }

  /** Writes the fields in their order, as UTF-8, indented for people, with a newline at the end. */
  public static byte[] toJson(Map<String, ?> fields) throws IOException {
    return line(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields));
  }

  /** As {@link #toJson}, on one line. */
  public static byte[] printLine(Map<String, ?> fields) throws IOException {
    return line(MAPPER.writeValueAsBytes(fields));
  }

  /** The whole object on one line, with a newline at the end; also fields that nobody asks for. */
  public byte[] line() throws IOException {
    return line(MAPPER.writeValueAsBytes(node));
  }

  private static byte[] line(byte[] json) {
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /** The text of a field. */
  public String text(String name) throws IOException {
    return field(name, JsonNode::isTextual, "a text").textValue();
  }

  /** The text of a field, or nothing when it is missing or null. */
  public Optional<String> optionalText(String name) throws IOException {
    return node.hasNonNull(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** The whole number of a field. */
  public long number(String name) throws IOException {
    return field(name, JsonObject::isWhole, "a whole number").longValue();
  }

  /** The number of a field, or nothing when it is missing or null. */
  public Optional<Long> optionalNumber(String name) throws IOException {
    return node.hasNonNull(name) ? Optional.of(number(name)) : Optional.empty();
  }

  /** The number of a field, whole or not, or nothing when it is missing or null. */
  public Optional<Double> optionalDecimal(String name) throws IOException {
    return node.hasNonNull(name)
        ? Optional.of(field(name, JsonNode::isNumber, "a number").doubleValue())
        : Optional.empty();
  }

  /** The object of a field, or nothing when it is missing or null. */
  public Optional<JsonObject> optionalObject(String name) throws IOException {
    return node.hasNonNull(name)
        ? Optional.of(
            new JsonObject(where + ": " + name, field(name, JsonNode::isObject, "an object")))
        : Optional.empty();
  }

  /** True or false. */
  public boolean flag(String name) throws IOException {
    return field(name, JsonNode::isBoolean, "true or false").booleanValue();
  }

  /** True or false, or nothing when the field is missing or null. */
  public Optional<Boolean> optionalFlag(String name) throws IOException {
    return node.hasNonNull(name) ? Optional.of(flag(name)) : Optional.empty();
  }

  /** The texts of a field that is an array. */
  public List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : field(name, JsonObject::isTexts, "an array of texts")) {
      texts.add(each.textValue());
    }
    return texts;
  }

  /** The objects of a field that is an array, none when it is missing or null. */
  public List<JsonObject> optionalObjects(String name) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    if (node.hasNonNull(name)) {
      for (JsonNode each : field(name, JsonObject::isObjects, "an array of objects")) {
        objects.add(new JsonObject(where + ": " + name + "[" + objects.size() + "]", each));
      }
    }
    return objects;
  }

  /**
   * The text of a field, turned into a value.
   *
   * @throws MalformedException also when {@code parse} refuses it with an IllegalArgumentException
   */
  public <T> T parsed(String name, Function<String, T> parse) throws IOException {
    return checked(name, parse, text(name));
  }

  /** As {@link #parsed}, for a number that fits an int. */
  public <T> T counted(String name, Function<Integer, T> parse) throws IOException {
    return checked(name, number -> parse.apply(Math.toIntExact(number)), number(name));
  }

  /** As {@link #parsed}, for a number that needs a long. */
  public <T> T measured(String name, Function<Long, T> parse) throws IOException {
    return checked(name, parse, number(name));
  }

  private <S, T> T checked(String name, Function<S, T> parse, S value) throws IOException {
    try {
      return parse.apply(value);
    } catch (RuntimeException e) {
      throw new MalformedException(
          where
              + ": field '"
              + name
              + "' is '"
              + shortened(value.toString())
              + "': "
              + e.getMessage(),
          e);
    }
  }

  private JsonNode field(String name, Function<JsonNode, Boolean> isRight, String expected)
      throws IOException {
    JsonNode field = node.path(name);
    if (field.isMissingNode()) {
      throw new MalformedException(where + ": field '" + name + "' is missing");
    }
    if (!isRight.apply(field)) {
      throw new MalformedException(
          where
              + ": field '"
              + name
              + "' must be "
              + expected
              + ": "
              + shortened(field.toString()));
    }
    return field;
  }

  private static boolean isObjects(JsonNode node) {
    return isArrayOf(node, JsonNode::isObject);
  }

  private static boolean isTexts(JsonNode node) {
    return isArrayOf(node, JsonNode::isTextual);
  }

  private static boolean isArrayOf(JsonNode node, Predicate<JsonNode> isRight) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode each : node) {
      if (!isRight.test(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
