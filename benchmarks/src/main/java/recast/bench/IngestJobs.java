package recast.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.exceptions.YarnException;
import recast.model.example.CloneFormat;
import recast.model.example.CloneModel;
import recast.run.BatchHeader;
import recast.store.ModelStore;
import recast.store.PublishRequest;

/**
 * The application and bare jobs on the same cluster, one at a time, each with a source of its own.
 */
final class IngestJobs {
  static final String STORE = "/models/ingest";

  /** A line has 16 bytes with its line feed. */
  static final String RECORD = "0123456789abcde";

  private static final String APP = "ingest";
  private static final long BATCH_MILLIS = 1_000;
  private static final List<String> SIZE =
      List.of(
          "--batch-interval",
          BATCH_MILLIS + "ms",
          "--wait-running",
          "3m",
          "--driver-memory",
          "1g",
          "--executor-memory",
          "2g",
          "--num-executors",
          "1",
          "--executor-cores",
          "2");

  /** Whether the bare job keeps what it has received. */
  enum Log {
    NONE,
    WRITTEN
  }

  private final BenchCluster cluster;
  private final BenchDirectory place;
  private final List<String> producer;

  /**
   * @param producer the command whose output is the lines of the source
   */
  IngestJobs(BenchCluster cluster, BenchDirectory place, List<String> producer) {
    this.cluster = cluster;
    this.place = place;
    this.producer = producer;
  }

  /** Publishes what the application scores with. */
  static void publishModel(Configuration hadoop) throws IOException {
    ModelStore.at(new Path(STORE), hadoop)
        .publisher("bench@localhost", Clock.systemUTC(), System.err::println)
        .publish(
            PublishRequest.of(CloneFormat.ID, ""),
            new ByteArrayInputStream(new CloneFormat().encode(new CloneModel(true))));
  }

  /** One of them, and its source. */
  record Running(BenchCluster cluster, String app, LineFeed feed) implements AutoCloseable {
    List<BatchHeader> batches() throws IOException, InterruptedException {
      return cluster.batches(app);
    }

    /** Of driver and executor since they were started. */
    Duration processorTime() {
      return ProcessHandle.allProcesses()
          .map(ProcessHandle::info)
          .filter(process -> cluster.hasContainer(process.commandLine().orElse("")))
          .map(ProcessHandle.Info::totalCpuDuration)
          .flatMap(Optional::stream)
          .reduce(Duration.ZERO, Duration::plus);
    }

    /** Kills it: what is measured is over. */
    @Override
    public void close() throws IOException, YarnException, InterruptedException {
      cluster.kill(app);
      feed.close();
    }
  }

  /**
   * Submits the application, and waits for its first batch.
   *
   * @param scheme of its source: none for plain lines
   * @param source more options of the source
   */
  Running recast(String scheme, List<String> source) throws IOException, InterruptedException {
    LineFeed feed = cluster.feed(producer, source);
    List<String> words = new ArrayList<>(List.of("submit", "--app", APP, "--store", STORE));
    words.addAll(List.of("--source", scheme + feed.address(), "--print", "0"));
    words.addAll(SIZE);
    cluster.recast(words.toArray(String[]::new));
    return new Running(cluster, APP, feed);
  }

  /** Submits the application on a topic of Kafka; returns its name. */
  String kafka(String broker, String topic, List<String> settings)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("submit", "--app", APP, "--store", STORE));
    words.addAll(List.of("--source", "kafka://" + broker + "/" + topic, "--print", "0"));
    words.addAll(List.of("--kafka-start", "earliest"));
    words.addAll(SIZE);
    words.add("--");
    settings.forEach(setting -> words.addAll(List.of("--conf", setting)));
    cluster.recast(words.toArray(String[]::new));
    return APP;
  }

  /** Submits the bare job on a topic of Kafka; returns its name. */
  String bareKafka(String broker, String topic, List<String> settings)
      throws IOException, InterruptedException {
    String app = "bare-kafka";
    String jars = place.jars() + "," + place.kafkaJars();
    BareJob job = new BareJob(app, BareKafkaJob.class, "2g", jars, place.jar(), settings);
    cluster.run(job.submission(List.of(app, broker, topic, Long.toString(BATCH_MILLIS))));
    return app;
  }

  /** Submits the bare job. */
  Running bare(Log log) throws IOException, InterruptedException {
    String app = "bare-" + log;
    LineFeed feed = cluster.feed(producer, List.of());
    List<String> application =
        new ArrayList<>(
            List.of(
                app,
                feed.address().host(),
                Integer.toString(feed.address().port()),
                Long.toString(BATCH_MILLIS)));
    List<String> settings = new ArrayList<>();
    if (log == Log.WRITTEN) {
      application.add("/checkpoint-of-" + app);
      settings.add("spark.streaming.receiver.writeAheadLog.enable=true");
    }
    BareJob job = new BareJob(app, BareIngestJob.class, "2g", place.jars(), place.jar(), settings);
    cluster.run(job.submission(application));
    return new Running(cluster, app, feed);
  }
}
