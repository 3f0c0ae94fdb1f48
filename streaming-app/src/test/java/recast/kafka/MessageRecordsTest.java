package recast.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import recast.line.LineCounts;
import recast.line.LineFormat;

final class MessageRecordsTest {
  @Test
  void aMessageIsARecord() {
    assertThat(records("a,b\r", "c")).toIterable().containsExactly("a,b\r", "c");
  }

  @Test
  void severalLinesAreSeveralRecords() {
    assertThat(records("a\nb\n")).toIterable().containsExactly("a", "b");
  }

  @Test
  void aMessageWithoutAValueHasNone() {
    MessageRecords records = records("a", null, "", "b");

    assertThat(records).toIterable().containsExactly("a", "b");
    Assertions.assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(records::next);
  }

  @Test
  void whatIsNoSoundLineIsCounted() {
    MessageRecords records = records("\u00ff", "too long for it", "good", "\u00fe\n\u00fe\n");

    assertThat(records).toIterable().containsExactly("\ufffd", "good", "\ufffd", "\ufffd");
    assertThat(records.counts()).isEqualTo(new LineCounts(1, 0, 3));
  }

  /** The records of messages whose bytes are these characters. */
  private static MessageRecords records(String... values) {
    return new MessageRecords(
        Arrays.stream(values).map(MessageRecordsTest::message).iterator(),
        new LineFormat(10, "UTF-8"));
  }

  private static ConsumerRecord<byte[], byte[]> message(String value) {
    return new ConsumerRecord<>(
        "topic", 0, 0, null, value == null ? null : value.getBytes(ISO_8859_1));
  }
}
