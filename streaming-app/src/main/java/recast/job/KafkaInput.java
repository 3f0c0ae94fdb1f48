package recast.job;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import recast.cli.ApplicationSettings.KafkaStart;
import recast.cli.SourceAddress;
import recast.driver.BatchProcessor;
import recast.ingest.SourceConnection;
import recast.kafka.KafkaBatches;
import recast.kafka.KafkaSettings;
import recast.kafka.StartOffsets;
import recast.line.LineCounts;
import recast.sink.SourceOffsets;

/**
 * Batches of what lies in Kafka. There is no receiver and no checkpoint: an attempt begins where
 * the output ends.
 */
// DStreams carry a note that points to Structured Streaming; they are what this job is made of.
@SuppressWarnings("deprecation")
final class KafkaInput implements StreamInput {
  /** Brokers that are away keep the next batch from being made. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final JavaSparkContext spark;
  private final JobOptions options;
  private final Map<String, Object> settings;
  private final List<String> topics;
  private final SourceOffsets start;
  private final BatchProcessor processor;
  private final Clock clock;
  private volatile Instant begun;
  private volatile Optional<KafkaBatches> opened = Optional.empty();

  /**
   * @param settings of Kafka's consumers
   * @param start up to where records were scored before
   */
  private KafkaInput(
      JavaSparkContext spark,
      JobOptions options,
      Map<String, Object> settings,
      List<String> topics,
      SourceOffsets start,
      BatchProcessor processor,
      Clock clock) {
    this.spark = spark;
    this.options = options;
    this.settings = settings;
    this.topics = topics;
    this.start = start;
    this.processor = processor;
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** An input that begins where the output ends, or, if that holds nothing, where it is told to. */
  static KafkaInput behindTheOutput(
      JavaSparkContext spark,
      JobOptions options,
      SourceAddress.Kafka source,
      BatchProcessor processor,
      Configuration hadoop)
      throws IOException {
    Map<String, Object> settings =
        KafkaSettings.consumer(
            source.bootstrapServers(), options.app(), options.reading().kafkaConf());
    return new KafkaInput(
        spark,
        options,
        settings,
        source.topics(),
        OutputStart.of(options.output(), hadoop, () -> first(options, settings, source.topics())),
        processor,
        Clock.systemUTC());
  }

  private static SourceOffsets first(
      JobOptions options, Map<String, Object> settings, List<String> topics) {
    return options.reading().kafkaStart() == KafkaStart.LATEST
        ? StartOffsets.latest(settings, topics)
        : SourceOffsets.NONE;
  }

  @Override
  public JavaStreamingContext open() {
    JavaStreamingContext streaming =
        new JavaStreamingContext(spark, Milliseconds.apply(options.batchInterval().toMillis()));
    KafkaBatches batches =
        KafkaBatches.open(
            streaming,
            settings,
            topics,
            start,
            options.lines(),
            (records, batchTime, offsets) -> {
              begun = clock.instant();
              boolean scored = processor.process(records, batchTime, offsets);
              begun = clock.instant();
              return scored;
            });
    opened = Optional.of(batches);
    return streaming;
  }

  @Override
  public void started() {
    begun = clock.instant();
  }

  @Override
  public SourceConnection source() {
    Duration silence = Duration.between(begun, clock.instant());
    return silence.compareTo(SILENCE.plus(options.batchInterval().multipliedBy(2))) > 0
        ? new SourceConnection.Failed(
            "no batch for %d s: brokers that do not answer hold up the next"
                .formatted(silence.toSeconds()))
        : new SourceConnection.Open();
  }

  @Override
  public LineCounts counts() {
    return opened.orElseThrow().counts();
  }

  @Override
  public void completed(Instant batchTime) {
    // Nothing waits for it: offsets are in the output.
  }

  @Override
  public void stopped() {
    // Spark has closed the consumer.
  }

  /** What is not scored stays in Kafka. */
  @Override
  public boolean drained() {
    return true;
  }
}
