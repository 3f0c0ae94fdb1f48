package recast.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
  private static final int LONGEST = 1 << 20;

  @Test
  void countsOverAndOver() {
    try (CountingRecords records = new CountingRecords(3)) {
      assertThat(text(records.next(2))).isEqualTo("0\n1\n");
      assertThat(text(records.next(5))).isEqualTo("2\n0\n1\n2\n0\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb\n', 'a\nb\n', 2",
    "'a\nb', 'a\nb\n', 2",
    "'\n\n', '\n\n', 2",
    "'', '', 0",
    "'a\r\nb\rc\r\n', 'a\r\nb\rc\r\n', 2",
    "'žluťoučký\n☃', 'žluťoučký\n☃\n', 2"
  })
  void linesPassUnchanged(String file, String wire, int count) throws IOException {
    try (Records records = lines(file.getBytes(UTF_8))) {
      Batch batch = all(records);
      assertThat(text(batch)).isEqualTo(wire);
      assertThat(batch.records()).isEqualTo(count);
    }
  }

  @Test
  void bytesThatAreNoTextPassUnchanged() throws IOException {
    byte[] bytes = new byte[256 * 300];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    bytes[bytes.length - 1] = '\n';
    try (Records records = lines(bytes)) {
      assertThat(all(records).lines()).isEqualTo(ByteBuffer.wrap(bytes));
    }
  }

  @Test
  void sendsNoMoreThanAskedFor() throws IOException {
    try (Records records = lines("a\nb\nc".getBytes(UTF_8))) {
      assertThat(text(records.next(2))).isEqualTo("a\nb\n");
      assertThat(text(records.next(2))).isEqualTo("c\n");
      assertThat(records.next(2)).isEqualTo(Batch.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, RecordsTest.LONGEST})
  void longLinesPassWhole(int length) throws IOException {
    String line = "x".repeat(length) + "\n";
    try (Records records = lines(("first\n" + line + line + "last\n").getBytes(UTF_8))) {
      assertThat(text(all(records))).isEqualTo("first\n" + line + line + "last\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "'\n', ''", "'\nmore\n', 'more\n'", "'\nmore', 'more\n'"})
  void linesThatAreTooLongAreSkipped(String rest, String wire) throws IOException {
    String line = "x".repeat(LONGEST + 1);
    try (Records records = lines(("one\n" + line + "\ntwo\n" + line + rest).getBytes(UTF_8))) {
      assertThat(text(all(records))).isEqualTo("one\ntwo\n" + wire);
      assertThat(records.skipped()).isEqualTo(2);
    }
  }

  @Test
  void linesGoAsTheyArrive() throws IOException {
    try (PipedOutputStream out = new PipedOutputStream();
        Records records = new LineRecords(new PipedInputStream(out), LONGEST)) {
      out.write("a\nb\nhalf".getBytes(UTF_8));
      assertThat(text(records.next(9))).isEqualTo("a\nb\n");
      out.write(" and half\n".getBytes(UTF_8));
      assertThat(text(records.next(9))).isEqualTo("half and half\n");
    }
  }

  private static Records lines(byte[] bytes) {
    return new LineRecords(new ByteArrayInputStream(bytes), LONGEST);
  }

  private static Batch all(Records records) throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (Batch next = records.next(100); next.records() > 0; next = records.next(100)) {
      batches.add(next);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Batch batch : batches) {
      byte[] lines = new byte[batch.lines().remaining()];
      batch.lines().get(lines);
      bytes.writeBytes(lines);
    }
    return Batch.of(bytes.toByteArray(), 0, bytes.size());
  }

  private static String text(Batch batch) {
    return UTF_8.decode(batch.lines()).toString();
  }
}
