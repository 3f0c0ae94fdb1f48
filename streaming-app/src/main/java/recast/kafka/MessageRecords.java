package recast.kafka;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import recast.line.LineCounts;
import recast.line.LineFormat;
import recast.line.LineReader;

/**
 * The records of messages: the value of each, or each line of it, if it has several. A message
 * without a value has none. For one thread.
 */
final class MessageRecords implements Iterator<String> {
  private final Iterator<ConsumerRecord<byte[], byte[]>> messages;
  private final LineFormat format;
  private LineReader message;

  /** Of the messages before the one that is read. */
  private LineCounts earlier = LineCounts.NONE;

  MessageRecords(Iterator<ConsumerRecord<byte[], byte[]>> messages, LineFormat format) {
    this.messages = messages;
    this.format = format;
    this.message = reader(new byte[0]);
  }

  @Override
  public boolean hasNext() {
    while (!message.hasNext() && messages.hasNext()) {
      byte[] value = messages.next().value();
      earlier = counts();
      message = reader(value == null ? new byte[0] : value);
    }
    return message.hasNext();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return message.next();
  }

  /** What became of lines that were no sound records, so far. */
  LineCounts counts() {
    return earlier.plus(message.counts());
  }

  private LineReader reader(byte[] value) {
    return new LineReader(new ByteArrayInputStream(value), format);
  }
}
