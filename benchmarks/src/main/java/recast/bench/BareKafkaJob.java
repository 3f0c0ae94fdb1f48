package recast.bench;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Milliseconds;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;

/** A direct stream as tutorials show it, with the function of {@link BareIngestJob}. */
public final class BareKafkaJob {
  private BareKafkaJob() {}

  /** {@code NAME BROKER TOPIC BATCH_MS}. */
  // DStreams carry a note that points to Structured Streaming; they are what is compared.
  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws Exception {
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName(args[0]))) {
      JavaStreamingContext streaming =
          new JavaStreamingContext(spark, Milliseconds.apply(Long.parseLong(args[3])));
      Map<String, Object> settings =
          Map.of(
              ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
              args[1],
              ConsumerConfig.GROUP_ID_CONFIG,
              args[0],
              ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
              "earliest",
              ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
              StringDeserializer.class,
              ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
              StringDeserializer.class);
      KafkaUtils.createDirectStream(
              streaming,
              LocationStrategies.PreferConsistent(),
              ConsumerStrategies.<String, String>Subscribe(List.of(args[2]), settings))
          .map(message -> message.value().repeat(3))
          .foreachRDD(BareIngestJob::count);
      streaming.start();
      streaming.awaitTermination();
    }
  }
}
