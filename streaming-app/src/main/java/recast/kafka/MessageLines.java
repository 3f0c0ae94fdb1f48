package recast.kafka;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.api.java.function.FlatMapFunction;
import recast.line.LineFormat;
import recast.line.LineReader;

/**
 * The records of a message: its value, or each line of it, if it has several. A message without a
 * value has none.
 */
record MessageLines(LineFormat format)
    implements FlatMapFunction<ConsumerRecord<byte[], byte[]>, String> {
  @Override
  public Iterator<String> call(ConsumerRecord<byte[], byte[]> message) {
    return message.value() == null
        ? Collections.emptyIterator()
        : new LineReader(new ByteArrayInputStream(message.value()), format);
  }
}
