package recast.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.metrics.source.CodegenMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recast.fixture.TestStore;
import recast.model.Signature;
import recast.store.ModelSpec;
import recast.store.PublishRequest;
import recast.store.Release;

/** One release for each micro-batch of a query. */
@Tag("slow")
final class MicroBatchIT extends SqlFixture {
  /** The releases that actions of a batch have seen. */
  private final Map<Long, Set<Integer>> seen = new ConcurrentHashMap<>();

  private final AtomicInteger published = new AtomicInteger(1);

  private Release publish() throws IOException {
    // Each with a payload of its own.
    String padding = " ".repeat(published.getAndIncrement());
    return texts.publish("{\"cloned\": " + (published.get() % 2 == 0) + padding + "}");
  }

  private StreamingQuery start(VoidFunction2<Dataset<Row>, Long> batch) throws Exception {
    return spark
        .readStream()
        .format("rate-micro-batch")
        .option("rowsPerBatch", 20)
        .option("numPartitions", 2)
        .load()
        .writeStream()
        .option("checkpointLocation", directory.resolve("checkpoint").toString())
        .foreachBatch(batch)
        .start();
  }

  private void see(Dataset<Row> releases, long batch) {
    for (Row row : releases.collectAsList()) {
      seen.computeIfAbsent(batch, unknown -> ConcurrentHashMap.newKeySet()).add(row.getInt(0));
    }
  }

  private static Dataset<Row> releases(Dataset<Row> records) {
    return records.selectExpr("recast_release('texts') r").distinct();
  }

  private void awaitBatch(StreamingQuery query, long batch) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              assertThat(query.exception().isEmpty()).as("the query goes on").isTrue();
              return seen.containsKey(batch);
            });
  }

  @Test
  void aBatchHasOneReleaseInAllItsActionsWhileReleasesArePublished() throws Exception {
    AtomicInteger mixed = new AtomicInteger();
    RebroadcastValue copied = new RebroadcastValue(spark);
    spark.udf().register("copied", copied, DataTypes.IntegerType);
    AtomicInteger mixedByCopy = new AtomicInteger();
    StreamingQuery query =
        start(
            (records, id) -> {
              see(releases(records), id);
              List<Row> before = records.selectExpr("copied(value)").collectAsList();
              copied.update(publish().number().value());
              List<Row> after = records.selectExpr("copied(value)").collectAsList();
              mixedByCopy.addAndGet(after.equals(before) ? 0 : 1);
              Thread.sleep(250);
              Dataset<Row> scored =
                  records.selectExpr(
                      "value",
                      "recast_score('texts', cast(value as string)) s",
                      "recast_release('texts') r");
              mixed.addAndGet(
                  (int)
                      scored
                          .as("a")
                          .join(scored.as("b"), "value")
                          .where("a.r <> b.r or a.s <> b.s")
                          .count());
              see(scored.repartition(3).groupBy("r").count().select("r"), id);
              see(releases(records), id);
            });
    awaitBatch(query, 12);
    query.stop();

    // The class that everybody copies changes in the middle of a batch.
    System.out.printf(
        "Batches with two values: %d by the copied class, %d by recast_release%n",
        mixedByCopy.get(), seen.values().stream().filter(each -> each.size() > 1).count());
    assertThat(mixedByCopy).hasValueGreaterThan(10);
    assertThat(mixed).hasValue(0);
    assertThat(seen.values()).allMatch(releases -> releases.size() == 1);
    Set<Integer> all = new TreeSet<>();
    seen.values().forEach(all::addAll);
    assertThat(all).hasSizeGreaterThan(3);
  }

  @Test
  void threadsOfForeachBatchHaveItsReleaseToo() throws Exception {
    ExecutorService before = Executors.newFixedThreadPool(2);
    // Its threads exist, and have no batch noted.
    before.submit(() -> {}).get();
    before.submit(() -> {}).get();
    ExecutorService during = Executors.newSingleThreadExecutor();
    StreamingQuery query =
        start(
            (records, id) -> {
              see(releases(records), id);
              publish();
              Thread.sleep(250);
              before.submit(() -> see(releases(records), id)).get();
              during.submit(() -> see(releases(records), id)).get();
              see(releases(records), id);
            });
    awaitBatch(query, 6);
    query.stop();
    before.shutdown();
    during.shutdown();

    assertThat(seen.values()).allMatch(releases -> releases.size() == 1);
    assertThat(seen.values().stream().distinct().count()).isGreaterThan(2);
  }

  @Test
  void aPlainSinkHasOneReleaseInEachBatch() throws Exception {
    Path output = directory.resolve("output");
    StreamingQuery query =
        spark
            .readStream()
            .format("rate-micro-batch")
            .option("rowsPerBatch", 20)
            .load()
            .selectExpr(
                "value",
                "recast_score('texts', cast(value as string)) s",
                "recast_release('texts') r")
            .writeStream()
            .option("checkpointLocation", directory.resolve("checkpoint").toString())
            .format("json")
            .option("path", output.toString())
            .trigger(Trigger.ProcessingTime(100))
            .start();
    await().atMost(LONG).until(() -> query.lastProgress() != null);
    for (int i = 0; i < 5; i++) {
      publish();
      String adoption = "-%08d.json".formatted(published.get());
      await()
          .atMost(LONG)
          .until(() -> adoptions(query).stream().anyMatch(name -> name.endsWith(adoption)));
      long batch = query.lastProgress().batchId();
      await().atMost(LONG).until(() -> query.lastProgress().batchId() > batch + 1);
    }
    query.stop();

    Map<Long, Set<Integer>> releases = new TreeMap<>();
    for (Row row :
        spark
            .read()
            .json(output.toString())
            .selectExpr("value div 20", "cast(r as int)")
            .distinct()
            .collectAsList()) {
      releases.computeIfAbsent(row.getLong(0), unknown -> new TreeSet<>()).add(row.getInt(1));
    }
    assertThat(releases.values()).allMatch(each -> each.size() == 1);
    assertThat(releases.values().stream().distinct().count()).isGreaterThan(3);
  }

  /** What the query has decided on releases: names of files. */
  private List<String> adoptions(StreamingQuery query) throws IOException {
    Path ledger = directory.resolve("texts/adoptions/app/queries/" + query.id());
    if (!Files.isDirectory(ledger)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ledger)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aBatchThatIsRunAgainAfterARestartHasItsFirstRelease() throws Exception {
    Map<Long, Integer> first = new HashMap<>();
    StreamingQuery query =
        start(
            (records, id) -> {
              see(releases(records), id);
              first.put(id, seen.get(id).iterator().next());
              if (id == 2) {
                Release next = publish();
                String adoption = "0000000000003-%08d.json".formatted(next.number().value());
                StreamingQuery itself = spark.streams().active()[0];
                await().atMost(LONG).until(() -> adoptions(itself).contains(adoption));
                throw new IllegalStateException("the driver dies");
              }
            });
    assertThatThrownBy(query::awaitTermination).isInstanceOf(StreamingQueryException.class);
    stop();
    Release newest = publish();
    start();
    seen.clear();

    StreamingQuery again =
        start(
            (records, id) -> {
              see(releases(records), id);
              Thread.sleep(300);
              see(releases(records), id);
            });
    awaitBatch(again, 8);
    again.stop();

    assertThat(first).containsOnlyKeys(0L, 1L, 2L);
    assertThat(seen.get(2L)).containsExactly(first.get(2L));
    assertThat(seen.get(3L)).containsExactly(2);
    assertThat(seen.get(8L)).containsExactly(newest.number().value());
    assertThat(seen).doesNotContainKey(1L);
    assertThat(seen.values()).allMatch(releases -> releases.size() == 1);
  }

  @Test
  void aQueryThatIsStartedAgainInTheSameApplicationGoesOn() throws Exception {
    VoidFunction2<Dataset<Row>, Long> batch = (records, id) -> see(releases(records), id);
    StreamingQuery query = start(batch);
    awaitBatch(query, 2);
    query.stop();
    Release next = publish();

    StreamingQuery again = start(batch);
    await()
        .atMost(LONG)
        .until(() -> seen.values().stream().anyMatch(Set.of(next.number().value())::equals));
    assertThat(again.exception().isEmpty()).isTrue();
    again.stop();

    assertThat(seen.values()).allMatch(releases -> releases.size() == 1);
    // It says that it has ended.
    await().atMost(LONG).until(() -> !adoptions(again).contains("alive"));
  }

  @Test
  void noReleaseMakesClassesOfItsOwn() throws Exception {
    AtomicInteger batches = new AtomicInteger();
    StreamingQuery query =
        start(
            (records, id) -> {
              records
                  .selectExpr(
                      "value",
                      "recast_score('texts', cast(value as string)) s",
                      "recast_release('texts') r")
                  .where("length(s) > 0")
                  .groupBy("r")
                  .count()
                  .collectAsList()
                  .forEach(row -> seen.put(id, Set.of(row.getInt(0))));
              batches.incrementAndGet();
              Thread.sleep(20);
            });
    swapped(query, publish());
    swapped(query, publish());
    long compiled = CodegenMetrics.METRIC_COMPILATION_TIME().getCount();

    for (int swap = 0; swap < 50; swap++) {
      swapped(query, publish());
    }

    assertThat(CodegenMetrics.METRIC_COMPILATION_TIME().getCount()).isEqualTo(compiled);
    query.stop();
  }

  private void swapped(StreamingQuery query, Release release) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              assertThat(query.exception().isEmpty()).as("the query goes on").isTrue();
              return seen.values().contains(Set.of(release.number().value()));
            });
  }

  @Test
  void twoQueriesHaveReleasesOfTheirOwn() throws Exception {
    Set<Integer> other = ConcurrentHashMap.newKeySet();
    StreamingQuery query = start((records, id) -> see(releases(records), id));
    awaitBatch(query, 1);
    Release next = publish();
    StreamingQuery second =
        spark
            .readStream()
            .format("rate-micro-batch")
            .option("rowsPerBatch", 5)
            .load()
            .writeStream()
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>)
                    (records, id) ->
                        releases(records).collectAsList().forEach(row -> other.add(row.getInt(0))))
            .start();
    swapped(query, next);
    await().atMost(LONG).until(() -> other.contains(next.number().value()));
    second.stop();
    swapped(query, publish());
    query.stop();

    assertThat(second.id()).isNotEqualTo(query.id());
    assertThat(adoptions(second)).anyMatch(name -> name.startsWith("0000000000000-"));
  }

  @Test
  void continuousProcessingIsRefused() throws Exception {
    StreamingQuery query =
        spark
            .readStream()
            .format("rate")
            .load()
            .selectExpr("recast_release('texts') r")
            .writeStream()
            .format("console")
            .trigger(Trigger.Continuous("1 second"))
            .start();

    assertThatThrownBy(query::awaitTermination)
        .isInstanceOf(StreamingQueryException.class)
        .hasMessageContaining("continuous trigger");
  }

  @Test
  void aQueryThatWaitsForItsFirstModelGetsOneOrIsStopped() throws Exception {
    TestStore bad = new TestStore(directory.resolve("bad"));
    Signature signature = Signature.TEXT;
    ModelSpec spec = new ModelSpec(Optional.empty(), Optional.of(signature), List.of());
    bad.publish(PublishRequest.of("clone", "").with(spec), "not a model");
    stop();
    start(Map.of("spark.recast.model.bad", directory.resolve("bad").toUri().toString()));
    VoidFunction2<Dataset<Row>, Long> batch =
        (records, id) -> see(records.selectExpr("recast_release('bad') r").distinct(), id);
    StreamingQuery query = start(batch);
    Thread.sleep(1000);
    assertThat(query.isActive()).isTrue();
    query.stop();
    assertThat(query.exception().isEmpty()).isTrue();
    assertThat(seen).isEmpty();

    StreamingQuery again = start(batch);
    bad.publish(TestStore.CLONED);
    awaitBatch(again, 0);
    again.stop();

    assertThat(seen.get(0L)).containsExactly(2);
    assertThatThrownBy(() -> spark.range(1).selectExpr("recast_release('nowhere')").collectAsList())
        .hasMessageContaining("configured are bad, numbers, texts");
  }

  @Test
  void theModelsOfAQueryGoWithIt() throws Exception {
    StreamingQuery query = start((records, id) -> see(releases(records), id));
    awaitBatch(query, 1);
    query.stop();

    await()
        .atMost(LONG)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("recast-load-texts")));
  }
}
