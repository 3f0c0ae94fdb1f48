package recast.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recast.fixture.TestStore;
import recast.model.Outcome;
import recast.record.RecordScorer;
import recast.store.Release;

/** Functions of a model in plans outside of streaming queries. */
@Tag("slow")
final class PlanIT extends SqlFixture {
  private static final String RECORDS =
      "(values (1.5f, 20d, 30d, 1L), (-0.1f, 0.3d, 1e10d, 0L), (cast(null as float), 1d, 2d, 3L))"
          + " as t(amount, age1, age2, count)";

  @Test
  void scoresAreThoseThatScoreGives() throws IOException {
    List<String> lines = List.of("1.5,20,30,1", "-0.1,0.3,1e10,0", ",1,2,3");
    List<Double> expected = new ArrayList<>();
    try (RecordScorer scorer =
        RecordScorer.decode(
            new LinearFormat(),
            new ByteArrayInputStream("2 0.5".getBytes(UTF_8)),
            Optional.empty())) {
      Iterator<Outcome> outcomes = scorer.score(lines.iterator());
      while (outcomes.hasNext()) {
        expected.add(Double.valueOf(((Outcome.Scored) outcomes.next()).value().replace(",", "")));
      }
    }

    assertThat(doubles("recast_score('numbers', amount, age1, age2, count)", RECORDS))
        .isEqualTo(expected);
    assertThat(doubles("recast_score('numbers', struct(count, AGE2, age1, amount))", RECORDS))
        .isEqualTo(expected);
    assertThat(
            doubles(
                "recast_score('numbers', named_struct("
                    + "'amount', amount, 'ages', array(age1, age2), 'count', count))",
                RECORDS))
        .isEqualTo(expected);
    assertThat(
            doubles(
                "recast_score('numbers', cast(amount as string), age1 + 0, age2 + 0, count + 0)",
                RECORDS))
        .isEqualTo(expected);
  }

  private List<Double> doubles(String expression, String from) {
    Dataset<Row> scored = spark.sql("select " + expression + " from " + from);
    assertThat(scored.schema().fields()[0].dataType()).isEqualTo(DataTypes.DoubleType);
    return scored.collectAsList().stream().map(row -> row.getDouble(0)).toList();
  }

  @Test
  void aRowThatCannotBeScoredIsNullAndSaysWhy() {
    List<Row> rows =
        spark
            .sql(
                "select recast_score('numbers', f) s, recast_error('numbers', f) e from values"
                    + " (named_struct('amount', '1', 'age1', '1', 'age2', '1', 'count', '1')),"
                    + " (named_struct('amount', 'x', 'age1', '1', 'age2', '1', 'count', '1')),"
                    + " (named_struct('amount', '1', 'age1', '1', 'age2', '1', 'count', null)),"
                    + " (named_struct('amount', '1', 'age1', '1', 'age2', '1', 'count', '-1')),"
                    + " (null) as t(f)")
            .collectAsList();

    assertThat(rows.get(0).getDouble(0)).isEqualTo(4);
    assertThat(rows.get(0).isNullAt(1)).isTrue();
    assertThat(rows.stream().skip(1)).allMatch(row -> row.isNullAt(0));
    assertThat(rows.stream().skip(1).map(row -> row.getString(1)))
        .containsExactly(
            "amount: 'x' is not a number",
            "'count' is missing",
            "count is negative",
            "the features are null");
  }

  @Test
  void aModelOfTextsTakesAString() throws IOException {
    awaitPlans(texts.publish(TestStore.CLONED));

    assertThat(one("select recast_score('texts', cast(id as string)) from range(7, 8)"))
        .isEqualTo("070707");
    assertThat(one("select recast_score('texts', '7')")).isEqualTo("070707");
  }

  @Test
  void explainShowsTheRelease() {
    Dataset<Row> scored =
        spark.sql("select recast_score('texts', cast(id as string)) from range(3)");

    assertThat(scored.queryExecution().toString())
        .contains("recast_score[texts, release 1](cast(id");
    assertThat(scored.columns()).containsExactly("recast_score('texts', CAST(id AS STRING))");
  }

  @Test
  void aPlanKeepsItsReleaseAndTheNextOneHasTheNewest() throws IOException {
    Dataset<Row> before =
        spark.sql("select recast_score('texts', cast(id as string)) from range(1)");
    assertThat(before.collectAsList().get(0).get(0)).isEqualTo("00");
    awaitPlans(texts.publish(TestStore.CLONED));
    awaitPlans(texts.publish("{\"cloned\": false }"));
    awaitPlans(texts.publish(TestStore.CLONED));

    assertThat(before.collectAsList().get(0).get(0)).isEqualTo("00");
    assertThat(one("select recast_score('texts', cast(id as string)) from range(1)"))
        .isEqualTo("000000");
  }

  @Test
  void subqueriesHaveTheReleaseOfTheirPlan() throws Exception {
    Thread publisher =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 40; i++) {
                  texts.publish("{\"cloned\": " + (i % 2 == 0) + "}");
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    publisher.start();
    while (publisher.isAlive()) {
      Row row =
          spark
              .sql(
                  "select recast_release('texts'), (select max(recast_release('texts')) from"
                      + " range(2)), (select min(recast_release('texts')) from range(3))")
              .collectAsList()
              .get(0);
      assertThat(row.getInt(1)).isEqualTo(row.getInt(0));
      assertThat(row.getInt(2)).isEqualTo(row.getInt(0));
    }
    publisher.join();
  }

  @Test
  void whatIsWrongIsFoundWhenTheStatementIsAnalyzed() {
    refused("select recast_score('fraud', 1)")
        .contains("recast_score: there is no model 'fraud'; configured are numbers, texts");
    refused("select recast_release(concat('te', 'xts'))").contains("as a string literal");
    refused("select recast_error('texts')").contains("expected the name of a model and its");
    refused("select recast_release()").contains("expected the name of a model");
  }

  private AbstractStringAssert<?> refused(String sql) {
    Throwable[] thrown = new Throwable[1];
    assertThatThrownBy(() -> spark.sql(sql))
        .isInstanceOf(AnalysisException.class)
        .satisfies(e -> thrown[0] = e);
    return assertThat(thrown[0].getMessage());
  }

  @Test
  void withoutTheRuleACallSaysWhatToConfigure() {
    spark.conf().set("spark.sql.optimizer.excludedRules", BindModels.class.getName());

    assertThatThrownBy(() -> one("select recast_score('texts', cast(id as string)) from range(1)"))
        .hasStackTraceContaining("recast_score('texts'")
        .hasStackTraceContaining("set spark.sql.extensions=recast.sql.RecastExtensions");
  }

  @Test
  void severalOutputsAreAStruct() throws Exception {
    stop();
    Release release = numbers.publish("linear", "2 0.5 label");
    start();

    Row row = (Row) one("select recast_score('numbers', 1, 2, 3, 4)");
    assertThat(row.getDouble(row.fieldIndex("score"))).isEqualTo(8.5);
    assertThat(row.getString(row.fieldIndex("label"))).isEqualTo("good");
    assertThat(one("select recast_release('numbers')")).isEqualTo(release.number().value());
  }

  @Test
  void aReleaseWithOtherOutputsIsRejected() throws Exception {
    assertThat(one("select recast_release('numbers')")).isEqualTo(1);
    numbers.publish("linear", "2 0.5 label");
    Release good = numbers.publish("linear", "3 0.5");

    await()
        .atMost(LONG)
        .until(() -> one("select recast_release('numbers')").equals(good.number().value()));
    assertThat(one("select recast_score('numbers', 1, 0, 0, 0)")).isEqualTo(3.0);
  }
}
