package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
  @Test
  void eachSettingKnowsItsLine() {
    SettingsFile file = read("# a comment\n\nport = 1\nqueue=a\\\n  b\nprint:7 \n");

    assertThat(file.problems()).isEmpty();
    assertThat(file.values())
        .containsOnly(
            Map.entry("port", new SettingsFile.Value("1", 3)),
            Map.entry("queue", new SettingsFile.Value("ab", 4)),
            Map.entry("print", new SettingsFile.Value("7", 6)));
  }

  @Test
  void allThatIsWrongIsListedInTheOrderOfTheLines() {
    assertThat(
            read("""
                pol-interval=2s
                port=70000
                frobnicate=yes
                print=1
                delay=soon
                print=many
                queue=\\u12
                port=
                wait=
                """)
                .problems())
        .containsExactly(
            "c/recast.properties:1: 'pol-interval' is not a setting; did you mean 'poll-interval'?",
            "c/recast.properties:2: port '70000': expected a whole number from 0 to 65535",
            "c/recast.properties:3: 'frobnicate' is not a setting; delete the line",
            "c/recast.properties:5: delay 'soon': expected a duration such as 500ms, 10s or 2m",
            "c/recast.properties:6: 'print' is given twice, first in line 4",
            "c/recast.properties:6: print 'many': expected a whole number from 0 to 2147483647",
            "c/recast.properties:7: '\\u' begins no letter here; write a backslash as two",
            "c/recast.properties:8: 'port' is given twice, first in line 2",
            "c/recast.properties:8: port '': expected a whole number from 0 to 65535");
  }

  @Test
  void aProblemShowsNoSecretAndSteersNoTerminal() {
    assertThat(read("app=s3a://key:secret@bucket\nsource=a\\u001b[31m\n").problems())
        .satisfiesExactly(
            first -> assertThat(first).contains("app 's3a://key:***@bucket'"),
            second -> assertThat(second).contains("source 'a [31m'"));
  }

  private static SettingsFile read(String text) {
    return new SettingsFile("c/recast.properties", text.lines().toList(), Settings.all());
  }
}
