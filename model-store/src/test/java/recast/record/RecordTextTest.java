package recast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recast.model.Field;
import recast.model.FieldType;
import recast.model.Model;
import recast.model.Outcome;
import recast.model.RowBatch;
import recast.model.Signature;

/** From text to values and back. */
final class RecordTextTest {
  private static final Signature ALL =
      new Signature(
          List.of(
              Field.of("f", FieldType.FLOAT),
              new Field("d", FieldType.DOUBLE, List.of("d0", "d1")),
              Field.of("l", FieldType.LONG),
              Field.of("s", FieldType.STRING)),
          List.of(
              Field.of("F", FieldType.FLOAT),
              new Field("D", FieldType.DOUBLE, List.of("D0", "D1")),
              Field.of("L", FieldType.LONG),
              Field.of("S", FieldType.STRING)));

  @Test
  void everyDoubleIsReadBackToTheSameBits() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double value =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : Math.round(random.nextGaussian() * 1e6) / Math.pow(10, random.nextInt(9));
      String text = Double.toString(value);

      assertThat(NumberParser.parseDouble(text, 0, text.length())).isEqualTo(Double.valueOf(value));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "-2.5,-2.5",
    "+.5,0.5",
    "7.,7",
    "1e-3,0.001",
    "1E400,Infinity",
    "nan,NaN",
    "NaN,NaN",
    "inf,Infinity",
    "-Infinity,-Infinity",
    "-0,-0.0",
    "0.1,0.1",
    "123456789012345678,1.2345678901234568E17",
    "0.00000000000000000000000001,1e-26",
    "9007199254740993,9007199254740992"
  })
  void numbersAreReadAsOtherLanguagesPrintThem(String text, double value) throws Exception {
    assertThat(NumberParser.parseDouble("<" + text + ">", 1, 1 + text.length()))
        .isEqualTo(Double.valueOf(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "1f", "1d", "0x1p3", " 1", "1 ", "1,5", "--1", "1e", "e1"})
  void whatIsNoNumberIsNamed(String text) {
    assertThatThrownBy(() -> NumberParser.parseDouble(text, 0, text.length()))
        .isInstanceOf(RecordException.class)
        .hasMessage("'" + text + "' is not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "1.5,2,3,4,word|1.5,2.0,3.0,4,word",
        ",,,9223372036854775807,\"a,\"\"b\"\"\"|NaN,NaN,NaN,9223372036854775807,\"a,\"\"b\"\"\"",
        "0.1,0.1,1e-320,-1,x|0.10000000149011612,0.1,1.0E-320,-1,x",
        "1,2,3,,x|'l' is missing",
        "1,2,3,4,|'s' is missing",
        "1,2,3,4.5,x|l: '4.5' is not a whole number of 64 bits",
        "1,2,3,4,x,y|expected 5 columns, found more",
        "1,2,3,4,\"x|the quote at character 9 does not end",
        "1,2,3,4,\"x\"y|expected a comma after the quote at character 11",
      })
  void columns(String record, String outcome) throws IOException {
    assertThat(echo("csv", record)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"f\":1.5,\"d\":[2,3],\"l\":4,\"s\":\"word\"}|{\"F\":1.5,\"D0\":2.0,\"D1\":3.0,\"L\":4,\"S\":\"word\"}",
        "{\"id\":{\"a\":[1]},\"d1\":NaN,\"l\":\"4\",\"s\":\"\\\"\"}|{\"id\":{\"a\":[1]},\"F\":NaN,\"D0\":NaN,\"D1\":NaN,\"L\":4,\"S\":\"\\\"\"}",
        "{\"f\":null,\"d\":[null,-Infinity],\"l\":1,\"s\":true}|{\"F\":NaN,\"D0\":NaN,\"D1\":-Infinity,\"L\":1,\"S\":\"true\"}",
        "{\"f\":true,\"l\":1,\"s\":\"\"}|f: 'true' is not a number",
        "{\"d1\":false,\"l\":1,\"s\":\"\"}|d1: 'false' is not a number",
        "{\"d\":[1,true],\"l\":1,\"s\":\"\"}|d1: 'true' is not a number",
        "{\"l\":true,\"s\":\"\"}|l: 'true' is not a whole number of 64 bits",
        "{\"l\":1,\"s\":\"\",\"S\":{\"old\":[1]},\"L\":2}|{\"F\":NaN,\"D0\":NaN,\"D1\":NaN,\"L\":1,\"S\":\"\"}",
        "{\"l\":1}|'s' is missing",
        "{\"d\":[1],\"l\":1,\"s\":\"\"}|d: expected 2 values",
        "{\"d\":[1,2,3],\"l\":1,\"s\":\"\"}|d: found more than 2 values",
        "{\"f\":{},\"l\":1,\"s\":\"\"}|f: expected a value",
        "[1]|expected a JSON object",
        "{\"l\":1,\"s\":\"\"} x|not JSON: Unrecognized token 'x': was expecting (JSON String, Number (or 'NaN'/'INF'/'+INF'), Array, Object or token 'null', 'true' or 'false')",
      })
  void members(String record, String outcome) throws IOException {
    assertThat(echo("json", record)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678901234567.89",
        "1e400",
        "1E2",
        "-0",
        "123456789012345678901234567890",
        "NaN",
        "-Infinity",
        "true",
        "null",
        "\"\\ud800\"",
        "\"\\udc00\\ud83d\"",
        "\"\ud83d\ude00 \\n \\\" \\\\ {[:,\"",
        "[]",
        "{}",
        "[1E2,[],{\"a\":[1e400,\"x{\"],\"b\":{}},\"\\ud800\",2.50]",
      })
  void aMemberThatTheModelDoesNotReadIsCarriedAsItIs(String value) throws IOException {
    String rest = "{\"x\":" + value + ",\"\\udfff\":" + value;

    assertThat(echo("json", rest + ",\"l\":1,\"s\":\"\"}")).startsWith(rest + ",\"F\":NaN,");
  }

  @Test
  void aCarriedMemberIsOnOneLine() throws IOException {
    assertThat(echo("json", "{\"x\" : [ 1 ,\n{ \"a\" : 2 } ] , \"l\":1,\"s\":\"\"}"))
        .startsWith("{\"x\":[1,{\"a\":2}],\"F\":NaN,");
  }

  @Test
  void aJsonRecordThatIsNestedDeepFailsAlone() throws IOException {
    String deep = "{\"x\":" + "[".repeat(100_000);

    assertThat(echo("json", deep)).startsWith("not JSON: ");
  }

  @Test
  void aScoreWithALineBreakIsAnErrorInColumnsAndEscapedInJson() throws IOException {
    assertThat(echo("json", "{\"l\":1,\"s\":\"a\\nb\"}")).endsWith("\"S\":\"a\\nb\"}");
    assertThat(echo("csv", "1,1,1,1,a\nb")).startsWith("the score has a line break");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "csv", "csv:a", "csv:id,feature 1,f", "json"})
  void anInputIsReadBackAsItWasPrinted(String text) {
    assertThat(InputSpec.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CSV", "csv:", "csv:a,", "csv:a,a", "csv: a", "parquet"})
  void anInputThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> InputSpec.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "0.5|0.5|0|",
        "0.5|5E-1|0|",
        "NaN|nan|0|",
        "1|1.25|0.25|",
        "a|b|Infinity|",
        "1,2,3|1,2.5,3|0.5|column 2",
        "1,2|1,2,3|Infinity|column 3",
        "1,\"a,b\"|1,\"a,b\"|0|",
        "a\"b,0.75|a\"b,0.5|0.25|column 2",
        "a\"b,c\"d,0.75|a\"b,c\"d,0.5|0.25|column 3",
        "\"a \"\"b\"\", c\",0.75|\"a \"\"b\"\", c\",0.5|0.25|column 2",
        "a\"b,1|ab,1|Infinity|column 1",
        "\"a,0.75|\"a,0.5|0.25|column 2",
        "\"a\"b,0.75|\"a\"b,0.5|0.25|column 2",
        "{\"a\":1},0.75|{\"a\":1},0.5|0.25|column 2",
        "{\"a\":1,\"b\":{\"c\":2}}|{\"b\":{\"c\":2.5},\"a\":1.0}|0.5|b.c",
        "{\"a\":1}|{\"a\":Infinity}|Infinity|a",
      })
  void differencesAreNamed(String one, String other, double by, String where) {
    ScoreDifference difference = ScoreDifference.of(one, other);

    assertThat(difference.largest()).isEqualTo(by);
    assertThat(difference.where()).isEqualTo(where == null ? "" : where);
    assertThat(difference.isWithin(by)).isTrue();
  }

  /** What a model makes of a record that gives what it reads. */
  private static String echo(String input, String record) throws IOException {
    Model model =
        new Model() {
          @Override
          public Signature signature() {
            return ALL;
          }

          @Override
          public void score(RowBatch rows, RowBatch scores) {
            scores.floats(0)[0] = rows.floats(0)[0];
            System.arraycopy(rows.doubles(1), 0, scores.doubles(1), 0, 2);
            scores.longs(2)[0] = rows.longs(2)[0];
            scores.strings(3)[0] = rows.strings(3)[0];
          }
        };
    Outcome outcome =
        new RecordScorer(model, InputSpec.parse(input)).score(List.of(record).iterator()).next();
    return outcome instanceof Outcome.Scored scored
        ? scored.value()
        : ((Outcome.Failed) outcome).reason();
  }
}
