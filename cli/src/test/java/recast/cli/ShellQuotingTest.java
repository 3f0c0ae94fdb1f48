package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShellQuotingTest {
  @Test
  void aPlainWordStaysAsItIs() {
    assertThat(ShellQuoting.words(List.of("fit", "--store=hdfs://nn:8020/a_b", "10%", "a@b", "-5")))
        .isEqualTo("fit --store=hdfs://nn:8020/a_b \"10%\" a@b -5");
  }

  @Test
  void everyCharacterIsReadBackByAShell() throws Exception {
    StringBuilder all = new StringBuilder("~");
    for (char c = 1; c < 0x80; c++) {
      all.append(c).append('\\');
    }
    for (String text : List.of(all.toString(), "", " ", "\\", "\"", "'", "~", "=x", "#")) {
      for (String shell : List.of("bash", "sh")) {
        Process process =
            new ProcessBuilder(shell, "-c", "printf %s " + ShellQuoting.word(text)).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .as(shell)
            .isEqualTo(text);
        assertThat(process.waitFor()).isZero();
      }
    }
  }
}
