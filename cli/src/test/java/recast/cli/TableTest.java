package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(printed(new String[] {"release", "note"}, new String[] {"1", "why"}))
        .containsExactly("release  note", "1        why");
  }

  @Test
  void controlCharactersNeitherBreakALineNorSteerTheTerminal() {
    assertThat(printed(new String[] {"note"}, new String[] {"one\ntwo\u001b[31m"}))
        .containsExactly("note", "one two [31m");
  }

  private static String[] printed(String[] header, String[] row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Table table = new Table(header);
    table.row(row);
    table.print(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).lines().toArray(String[]::new);
  }
}
