package recast.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.HasOffsetRanges;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import recast.driver.BatchProcessor;
import recast.ingest.LineCounters;
import recast.line.LineCounts;
import recast.line.LineFormat;
import recast.sink.SourceOffsets;

/** A stream of batches that are ranges of offsets. */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
public final class KafkaBatches {
  private final LineCounters counters;

  private KafkaBatches(LineCounters counters) {
    this.counters = counters;
  }

  /**
   * Adds the batches to {@code streaming}.
   *
   * @param settings of the consumers
   * @param start up to where records were scored before
   */
  public static KafkaBatches open(
      JavaStreamingContext streaming,
      Map<String, Object> settings,
      Collection<String> topics,
      SourceOffsets start,
      LineFormat format,
      BatchProcessor processor) {
    Map<TopicPartition, Long> offsets = StartOffsets.after(start, topics);
    JavaInputDStream<ConsumerRecord<byte[], byte[]>> messages =
        KafkaUtils.createDirectStream(
            streaming,
            LocationStrategies.PreferConsistent(),
            ConsumerStrategies.<byte[], byte[]>Subscribe(topics, settings, offsets));
    LineCounters counters = LineCounters.of(streaming.sparkContext().sc());
    MessageLines lines = new MessageLines(format, counters);
    messages.foreachRDD((batch, time) -> process(streaming, batch, time, lines, processor));
    return new KafkaBatches(counters);
  }

  /** What became of lines that were no sound records, so far. */
  public LineCounts counts() {
    return counters.counts();
  }

  private static void process(
      JavaStreamingContext streaming,
      JavaRDD<ConsumerRecord<byte[], byte[]>> batch,
      Time time,
      MessageLines lines,
      BatchProcessor processor)
      throws Exception {
    OffsetRange[] ranges = ((HasOffsetRanges) batch.rdd()).offsetRanges();
    boolean empty = Arrays.stream(ranges).allMatch(range -> range.count() == 0);
    // A batch without records needs no tasks, and leaves no directory.
    JavaRDD<String> records =
        empty ? streaming.sparkContext().emptyRDD() : batch.mapPartitions(lines);
    processor.process(records, Instant.ofEpochMilli(time.milliseconds()), upTo(ranges));
  }

  private static SourceOffsets upTo(OffsetRange[] ranges) {
    return new SourceOffsets(
        Arrays.stream(ranges)
            .map(
                range ->
                    new SourceOffsets.Next(range.topic(), range.partition(), range.untilOffset()))
            .toList());
  }
}
