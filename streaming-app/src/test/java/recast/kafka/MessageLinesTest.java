package recast.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import recast.line.LineFormat;

final class MessageLinesTest {
  @Test
  void aMessageIsARecord() {
    assertRecords("a,b\r", "a,b\r");
  }

  @Test
  void severalLinesAreSeveralRecords() {
    assertRecords("a\nb\n", "a", "b");
  }

  @Test
  void aMessageWithoutAValueHasNone() {
    assertThat(new MessageLines(LineFormat.DEFAULT).call(message(null))).isExhausted();
    assertRecords("");
  }

  private static void assertRecords(String value, String... records) {
    assertThat(new MessageLines(LineFormat.DEFAULT).call(message(value.getBytes(UTF_8))))
        .toIterable()
        .containsExactly(records);
  }

  private static ConsumerRecord<byte[], byte[]> message(byte[] value) {
    return new ConsumerRecord<>("topic", 0, 0, null, value);
  }
}
