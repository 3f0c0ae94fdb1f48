package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private static final List<OptionSpec<?>> OPTIONS =
      List.of(
          OptionSpec.text("file", "FILE", "a file"),
          OptionSpec.text("count", "N", "how many"),
          OptionSpec.flag("json", "as JSON"));

  private final Parser parser = new Parser(OPTIONS);

  @ParameterizedTest
  @ValueSource(strings = {"-", "-5", "-x", "plain", "a=b", "with space", "\"quoted\""})
  void valuesComeAfterASpaceOrAnEqualsSign(String value) throws ParseException {
    assertThat(parse("--file", value).getOptionValue("file")).isEqualTo(value);
    assertThat(new Parser(OPTIONS).parse(List.of("--file=" + value)).getOptionValue("file"))
        .isEqualTo(value);
    assertThat(parser.problems()).isEmpty();
  }

  @Test
  void valueWithTwoDashesNeedsAnEqualsSign() throws ParseException {
    assertThat(parse("--file=--count").getOptionValue("file")).isEqualTo("--count");
    parse("--count", "--json");
    assertThat(parser.problems()).containsExactly("--count needs a value");
  }

  @Test
  void emptyValueIsAValue() throws ParseException {
    assertThat(parse("--file=").getOptionValue("file")).isEmpty();
    assertThat(parser.problems()).isEmpty();
  }

  @Test
  void operandsMayStandAnywhere() throws ParseException {
    assertThat(parse("one", "--json", "two", "--file", "f", "-", "--", "--count").getArgList())
        .containsExactly("one", "two", "-", "--count");
    assertThat(parser.problems()).isEmpty();
  }

  @Test
  void everyWrongWordIsAProblemAndTheOthersStay() throws ParseException {
    CommandLine line =
        parse("--x", "--x=1", "-file", "f", "--json=yes", "--file", "f", "--file=g", "--count");
    assertThat(parser.problems())
        .containsExactly(
            "--x is not an option here",
            "--x is not an option here",
            "-file is not an option here; did you mean --file?",
            "--json takes no value",
            "--file is given more than once",
            "--count needs a value");
    assertThat(line.getOptionValue("file")).isEqualTo("f");
    assertThat(line.getArgList()).containsExactly("f");
  }

  @Test
  void prefixOfAnOptionIsNoOption() throws ParseException {
    parse("--fil", "--coun=3");
    assertThat(parser.problems())
        .containsExactly(
            "--fil is not an option here; did you mean --file?",
            "--coun is not an option here; did you mean --count?");
  }

  @Test
  void valueMissingBeforeTheSameOptionIsToldOnce() throws ParseException {
    assertThat(parse("--file", "--count", "5", "--file", "f").getOptionValue("file"))
        .isEqualTo("f");
    assertThat(parser.problems()).containsExactly("--file needs a value");
  }

  private CommandLine parse(String... words) throws ParseException {
    return parser.parse(List.of(words));
  }
}
