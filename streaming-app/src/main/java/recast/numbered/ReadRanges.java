package recast.numbered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;
import recast.ingest.LineCounters;
import recast.line.LineFormat;

/** The task: reads from the source the range that is the only element of its partition. */
record ReadRanges(NumberedSource source, LineFormat format, LineCounters counters)
    implements FlatMapFunction<Iterator<RecordRange>, String> {
  @Override
  public Iterator<String> call(Iterator<RecordRange> ranges) {
    TaskContext task = TaskContext.get();
    NumberedRecords records =
        new NumberedRecords(ranges.next(), source, format, source.rotation(), task::isInterrupted);
    TaskCompletionListener end = context -> end(records);
    task.addTaskCompletionListener(end);
    return records;
  }

  private void end(NumberedRecords records) {
    counters.add(records.counts());
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close a connection to the source", e);
    }
  }
}
