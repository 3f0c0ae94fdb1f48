package recast.format.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.model.ModelFormats;
import recast.model.Outcome;
import recast.record.InputSpec;
import recast.record.RecordScorer;

final class TableFormatTest {
  private static final String CITIES =
      """
      id,city,people,share
      1,"Brno, CZ",380000,0.5
      2,Žďár,21000,
      07,"a ""quoted"" one",-3,1e-3
      """;

  @Test
  void aRecordIsTheKeyAndTheScoreTheRow() throws IOException {
    assertThat(score(CITIES, "text", "1", "2", "07", "7"))
        .containsExactly(
            "\"Brno, CZ\",380000,0.5",
            "Žďár,21000,NaN",
            "\"a \"\"quoted\"\" one\",-3,0.001",
            "7: the table has no row '7'");
  }

  @Test
  void aRecordOfColumnsIsJoinedToItsRow() throws IOException {
    assertThat(score(CITIES, "csv:when,id,what", "noon,2,\"a,b\""))
        .containsExactly("noon,\"a,b\",Žďár,21000,NaN");
  }

  @Test
  void aJsonRecordIsJoinedToItsRow() throws IOException {
    assertThat(score(CITIES, "json", "{\"when\":\"noon\",\"id\":2,\"what\":[1]}"))
        .containsExactly(
            "{\"when\":\"noon\",\"what\":[1],\"city\":\"Žďár\",\"people\":21000,\"share\":NaN}");
  }

  @Test
  void aRowForAnyKeyServesThoseThatHaveNone() throws IOException {
    assertThat(score(CITIES + "*,nowhere,0,0\n", "text", "2", "8", ""))
        .containsExactly("Žďár,21000,NaN", "nowhere,0,0.0", "nowhere,0,0.0");
  }

  @Test
  void jsonLinesAreATableToo() throws IOException {
    String table =
        """
        {"id": "ž", "n": 1, "flag": true, "text": "a\\tb"}

        {"text": null, "id": 2, "n": 2.5}
        """;

    assertThat(score(table, "text", "ž", "2")).containsExactly("1.0,true,a\tb", "2.5,,");
  }

  @Test
  void windowsFilesAndByteOrderMarksAreRead() throws IOException {
    assertThat(score("\uFEFFid,n\r\na,1\r\n", "csv:id", "a")).containsExactly("1");
  }

  @Test
  void manyKeysAreFoundAgain() throws IOException {
    List<String> keys = new ArrayList<>();
    StringBuilder table = new StringBuilder("key,value\n");
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      String key = (i % 3 == 0 ? "ключ" : "k") + Long.toString(random.nextLong(), 36);
      keys.add(key);
      table.append(key).append(',').append(i).append('\n');
    }

    List<String> values = score(table.toString(), "text", keys.toArray(String[]::new));

    for (int i = 0; i < keys.size(); i++) {
      assertThat(values.get(i)).isEqualTo(Integer.toString(i));
    }
    assertThat(score(table.toString(), "text", "k", "ключ"))
        .allMatch(line -> line.contains("no row"));
  }

  @Test
  void aTableTakesLittleMoreMemoryThanItsFile() throws IOException {
    int rows = 500_000;
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.rangeClosed(-1, rows)
                    .mapToObj(
                        i -> i < 0 ? "key,name,value\n" : i + ",name of " + i + "," + i + "\n")
                    .map(line -> new ByteArrayInputStream(line.getBytes(UTF_8)))
                    .toList()));
    long bytes = 0;
    for (int i = 0; i <= rows; i++) {
      bytes += (i + ",name of " + i + "," + i + "\n").length();
    }

    try (RecordScorer table = RecordScorer.decode(new TableFormat(), file, Optional.empty())) {
      assertThat(HeapSize.of(table.model())).isLessThan(2 * bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "!!|the table is empty",
        "id|line 1 of the table: expected a key and at least one more column",
        "id,a,a|expected columns with different names",
        "id,|expected columns with different names",
        "id,a|the table has a header and no row",
        "id,a\\nx|line 2 of the table: expected 2 columns, found 1",
        "id,a\\nx,1\\ny,2,3|line 3 of the table: expected 2 columns, found 3",
        "id,a\\nx,1\\nx,2|line 3 of the table: the key 'x' is there a second time",
        "id,a\\nx,\"1|the quote at character 3 does not end",
        "id,a\\nx,\"1\"2|expected a comma after the quote",
        "{\"id\":1}|expected a key and at least one more column",
        "{\"id\":1,\"a\":[1]}|'a' is not a single value",
        "{\"id\":1,\"a\":1,\"a\":2}|'a' is there a second time",
        "{\"id\":1,\"a\":1}\\n{\"id\":2,\"b\":1}|line 2 of the table: expected members [id, a]",
        "{\"id\":1,\"a\":1}\\n{\"a\":2}|the key 'id' is missing",
        "{\"id\":1,\"a\":1}x|is not JSON",
        "{\"id\":1,\"a\":1} 2|something follows",
      })
  void whatIsNoTableIsNamed(String table, String reason) {
    assertThatThrownBy(() -> decode(table.replace("\\n", "\n"), "text"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTableThatIsNotUtf8IsRefused() {
    byte[] latin = {'i', 'd', ',', 'a', '\n', (byte) 0xe9, ',', '1'};

    assertThatThrownBy(() -> new TableFormat().decode(new ByteArrayInputStream(latin)))
        .hasMessage("line 2 of the table: is not UTF-8");
  }

  @Test
  void aLineWithoutEndIsRefusedInBoundedMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatThrownBy(() -> new TableFormat().decode(endless))
        .hasMessageContaining("line 1 of the table: is longer than");
  }

  @Test
  void theFormatIsInstalled() {
    assertThat(ModelFormats.installed().isInstalled("table")).isTrue();
  }

  private static RecordScorer decode(String table, String input) throws IOException {
    return RecordScorer.decode(
        new TableFormat(),
        new ByteArrayInputStream(table.getBytes(UTF_8)),
        Optional.of(InputSpec.parse(input)));
  }

  private static List<String> score(String table, String input, String... records)
      throws IOException {
    List<String> lines = new ArrayList<>();
    try (RecordScorer scorer = decode(table, input)) {
      scorer
          .score(List.of(records).iterator())
          .forEachRemaining(
              outcome ->
                  lines.add(
                      outcome instanceof Outcome.Failed failed
                          ? failed.record() + ": " + failed.reason()
                          : ((Outcome.Scored) outcome).value()));
    }
    return lines;
  }
}
