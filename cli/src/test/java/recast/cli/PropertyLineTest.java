package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=1\nb:2\nc 3\nd",
        "  a = 1 \n\t# no=1\n!no=1\n\f\n#no=1\\\nb=2",
        "a=1\\\n2\\\n\n#b=3",
        "a=1\\\n# and more\nb=2",
        "a=1\\\\\nb=2",
        "a=1\\\\\\\n2",
        "a=1\\",
        "a\\=b\\:\\ c=1",
        "\\\na=1",
        "a=\\u017e",
        "=1",
        "a=1\na=2",
      })
  void saysWhatJavaReads(String text) throws Exception {
    Properties java = new Properties();
    java.load(new StringReader(text));

    Map<String, String> ours = new TreeMap<>();
    for (PropertyLine line : PropertyLine.of(text.lines().toList())) {
      line.entry().ifPresent(entry -> ours.put(entry.getKey(), entry.getValue()));
    }

    java.replaceAll((key, value) -> value.toString().strip());
    assertThat(ours).isEqualTo(java);
  }

  @Test
  void theNumberIsThatOfTheFirstLine() {
    assertThat(PropertyLine.of("#\na=1\\\n2\n\nb=3".lines().toList()))
        .extracting(PropertyLine::number)
        .containsExactly(2, 5);
  }
}
