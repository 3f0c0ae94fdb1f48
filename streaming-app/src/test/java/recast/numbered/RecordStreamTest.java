package recast.numbered;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.line.LineDecoder;
import recast.line.LineFormat;

final class RecordStreamTest {
  private static final LineFormat SHORT = new LineFormat(3, "UTF-8");
  private static final String LONG = "x".repeat(5_000);

  private final List<String> read = new ArrayList<>();

  @Test
  void chunksAreOneSequence() throws IOException {
    read(5, 8, "records 5 1\na\nrecords 6 2\n\nb\r\n");

    assertThat(read).containsExactly("a", "", "b\r");
  }

  @Test
  void aRangeWithoutRecordsHasNone() throws IOException {
    read(5, 5, "");

    assertThat(read).isEmpty();
  }

  /** Longer than the records may be, and longer than a line that counts them. */
  @ParameterizedTest
  @ValueSource(strings = {"wxyz", "long"})
  void recordsThatAreTooLongAreCountedWhereverTheyAre(String word) throws IOException {
    String long_ = word.equals("long") ? LONG : word;
    RecordStream records =
        read(
            0,
            7,
            "records 0 3\n%1$s\na\n%1$s\nrecords 3 2\n%1$s\nb\nrecords 5 2\nc\n%1$s\n"
                .formatted(long_));

    assertThat(read).containsExactly("a", "b", "c");
    assertThat(records.tooLong()).isEqualTo(4);
    assertThat(records.position()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "records 1 2\na\nb\n",
        "records 0 3\na\nb\nc\n",
        "records 0 0\n",
        "records 0\n",
        "error away\n",
        "a\nb\n"
      })
  void whatIsNotTheRangeIsRefused(String answer) {
    assertThatThrownBy(() -> read(0, 2, answer)).isInstanceOf(IOException.class);
    assertThat(read).isEmpty();
  }

  @Test
  void aLineWithoutItsChunkIsRefused() {
    assertThatThrownBy(() -> read(0, 2, LONG + "\na\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no record");
  }

  @Test
  void aConnectionThatBreaksLeavesThePosition() {
    RecordStream records = stream(0, 4, "records 0 4\na\nb\nhalf");

    assertThatThrownBy(() -> drain(records))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed the connection");
    assertThat(read).containsExactly("a", "b");
    assertThat(records.position()).isEqualTo(2);
  }

  private RecordStream read(long from, long to, String answer) throws IOException {
    RecordStream records = stream(from, to, answer);
    drain(records);
    return records;
  }

  private static RecordStream stream(long from, long to, String answer) {
    return new RecordStream(new ByteArrayInputStream(answer.getBytes(UTF_8)), SHORT, from, to);
  }

  private void drain(RecordStream records) throws IOException {
    LineDecoder decoder = SHORT.decoder();
    while (records.next()) {
      read.add(records.decode(decoder));
    }
  }
}
