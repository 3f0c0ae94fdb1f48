package recast.kafka;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import recast.line.ByteLines;
import recast.line.LineCounts;
import recast.line.LineFormat;

/**
 * The records of messages: the value of each, or each line of it, if it has several. A message
 * without a value has none. For one thread.
 */
final class MessageRecords implements Iterator<String> {
  private final Iterator<ConsumerRecord<byte[], byte[]>> messages;
  private final ByteLines lines;

  MessageRecords(Iterator<ConsumerRecord<byte[], byte[]>> messages, LineFormat format) {
    this.messages = messages;
    this.lines = new ByteLines(format);
  }

  @Override
  public boolean hasNext() {
    while (!lines.hasNext() && messages.hasNext()) {
      byte[] value = messages.next().value();
      if (value != null) {
        lines.read(value);
      }
    }
    return lines.hasNext();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return lines.next();
  }

  /** What became of lines that were no sound records, so far. */
  LineCounts counts() {
    return lines.counts();
  }
}
