package recast.sql;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import recast.fixture.TestStore;
import recast.store.Release;

/** A Spark of its own for each test, which follows two stores. */
public abstract class SqlFixture {
  protected static final Duration LONG = Duration.ofSeconds(60);

  @TempDir protected Path directory;
  protected TestStore texts;
  protected TestStore numbers;
  protected SparkSession spark;

  @BeforeEach
  protected final void publishAndStart() throws IOException {
    texts = new TestStore(directory.resolve("texts"));
    numbers = new TestStore(directory.resolve("numbers"));
    texts.publish(TestStore.PLAIN);
    numbers.publish("linear", "2 0.5");
    start();
  }

  /** Starts Spark, as a new driver does. */
  protected final void start() {
    start(Map.of());
  }

  protected final void start(Map<String, String> more) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[2]")
            .appName("a test")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", directory.resolve("warehouse").toString())
            .config("spark.plugins", "recast.spark.RecastPlugin")
            .config("spark.sql.extensions", "recast.sql.RecastExtensions")
            .config("spark.recast.app", "app")
            .config("spark.recast.poll", "50ms")
            .config("spark.recast.model.texts", directory.resolve("texts").toUri().toString())
            .config("spark.recast.model.numbers", directory.resolve("numbers").toUri().toString());
    more.forEach(builder::config);
    spark = builder.getOrCreate();
  }

  @AfterEach
  protected final void stop() throws TimeoutException {
    for (StreamingQuery query : spark.streams().active()) {
      query.stop();
    }
    spark.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  /** The only value of the only row. */
  protected final Object one(String sql) {
    Row row = spark.sql(sql).collectAsList().get(0);
    return row.get(0);
  }

  /** Waits until plans outside of queries have {@code release}. */
  protected final void awaitPlans(Release release) {
    await()
        .atMost(LONG)
        .until(() -> one("select recast_release('texts')").equals(release.number().value()));
  }
}
