package recast.kafka;

import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;
import recast.ingest.LineCounters;
import recast.line.LineFormat;

/** The task: the records of the messages of one partition. */
record MessageLines(LineFormat format, LineCounters counters)
    implements FlatMapFunction<Iterator<ConsumerRecord<byte[], byte[]>>, String> {
  @Override
  public Iterator<String> call(Iterator<ConsumerRecord<byte[], byte[]>> messages) {
    MessageRecords records = new MessageRecords(messages, format);
    TaskCompletionListener end = context -> counters.add(records.counts());
    TaskContext.get().addTaskCompletionListener(end);
    return records;
  }
}
