package recast.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recast.line.LineCounts;
import recast.store.ReleaseNumber;
import recast.store.Version;

final class AppStatusTest {
  private static final AppStatus STATUS =
      new AppStatus(
          "clones",
          "application_1_0001",
          2,
          AppStatus.Phase.RUNNING,
          "hdfs://nn/models/clones",
          "host:9999",
          true,
          new LineCounts(13, 14, 15),
          new ModelStatus(
              Optional.of(
                  new ModelStatus.Adopted(
                      new ReleaseNumber(1), new Version(2), Instant.ofEpochMilli(3), "1/2")),
              Optional.of(new ModelStatus.Wanted(new ReleaseNumber(4), Instant.ofEpochMilli(5)))),
          new BatchStatus(
              6,
              Optional.of(new BatchStatus.LastBatch(Instant.ofEpochMilli(7), 8)),
              Duration.ofMillis(9),
              10,
              11,
              12),
          new Problems(
              Optional.of("a \"store\""),
              Optional.of("a\nrejection"),
              Optional.of("a source"),
              Optional.of("an output"),
              Optional.of("critical")));

  @Test
  void readsBackWhatItPrints() throws IOException {
    assertThat(AppStatus.fromJson(STATUS.toJson(), "here")).isEqualTo(STATUS);
  }

  @ParameterizedTest
  @EnumSource
  void everyPhaseReadsBack(AppStatus.Phase phase) throws IOException {
    AppStatus status = STATUS.with(phase);

    assertThat(AppStatus.fromJson(status.toJson(), "here")).isEqualTo(status);
  }

  @Test
  void aRunBeginsWithoutModelBatchesAndTroubles() throws IOException {
    AppStatus starting = AppStatus.starting("clones", "application_1_0001", 1, "s", "h:1");

    assertThat(starting.phase()).isEqualTo(AppStatus.Phase.WAITING_FOR_MODEL);
    assertThat(AppStatus.fromJson(starting.toJson(), "here")).isEqualTo(starting);
  }

  @Test
  void whatIsAbsentIsZeroOrAnEmptyTextInJson() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("app", "clones");
    expected.put("applicationId", "application_1_0001");
    expected.put("attempt", 1);
    expected.put("phase", "waiting_for_model");
    expected.put("store", "s");
    expected.put("source", "h:1");
    expected.put("sourceConnected", false);
    expected.put("linesTooLong", 0L);
    expected.put("linesIncomplete", 0L);
    expected.put("linesMalformed", 0L);
    expected.put("releaseAdopted", 0);
    expected.put("versionAdopted", 0);
    expected.put("adoptedFrom", 0L);
    expected.put("warmExecutors", "");
    expected.put("releaseWanted", 0);
    expected.put("wantedSince", 0L);
    expected.put("batchesCompleted", 0L);
    expected.put("lastBatch", 0L);
    expected.put("lastBatchRecords", 0L);
    expected.put("schedulingDelayMs", 0L);
    expected.put("records", 0L);
    expected.put("recordsScored", 0L);
    expected.put("recordsFailed", 0L);
    expected.put("storeTrouble", "");
    expected.put("lastRejection", "");
    expected.put("sourceTrouble", "");
    expected.put("outputTrouble", "");
    expected.put("critical", "");

    assertThat(AppStatus.starting("clones", "application_1_0001", 1, "s", "h:1").fields())
        .containsExactlyEntriesOf(expected);
  }

  @Test
  void timesAndDurationsAreMillisecondsInJson() {
    assertThat(STATUS.fields())
        .containsEntry("releaseAdopted", 1)
        .containsEntry("versionAdopted", 2)
        .containsEntry("adoptedFrom", 3L)
        .containsEntry("warmExecutors", "1/2")
        .containsEntry("releaseWanted", 4)
        .containsEntry("wantedSince", 5L)
        .containsEntry("lastBatch", 7L)
        .containsEntry("lastBatchRecords", 8L)
        .containsEntry("schedulingDelayMs", 9L);
  }

  @Test
  void fieldsOfALaterTimeAreIgnored() throws IOException {
    String later = text().replaceFirst("\\{", "{\"later\": [1, {}],");

    assertThat(AppStatus.fromJson(later.getBytes(UTF_8), "here")).isEqualTo(STATUS);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aMissingFieldIsNamed(String field) throws IOException {
    String without = text().replace("\"" + field + "\"", "\"other\"");

    assertThatThrownBy(() -> AppStatus.fromJson(without.getBytes(UTF_8), "here"))
        .isInstanceOf(IOException.class)
        .hasMessage("here: field '" + field + "' is missing");
  }

  @Test
  void anUnknownPhaseIsNamed() throws IOException {
    String wrong = text().replace("\"running\"", "\"dancing\"");

    assertThatThrownBy(() -> AppStatus.fromJson(wrong.getBytes(UTF_8), "here"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'phase' is 'dancing'");
  }

  @Test
  void aReleaseThatNoStoreCanHaveIsRefused() throws IOException {
    String wrong = text().replace("\"releaseAdopted\" : 1", "\"releaseAdopted\" : 4294967297");

    assertThatThrownBy(() -> AppStatus.fromJson(wrong.getBytes(UTF_8), "here"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("releaseAdopted");
  }

  @Test
  void anApplicationOfAnEarlierBuildDoesNotTellWhetherItsSourceIsConnected() throws IOException {
    String earlier = text().replace("\"sourceConnected\"", "\"other\"");

    assertThat(AppStatus.fromJson(earlier.getBytes(UTF_8), "here").sourceConnected()).isFalse();
  }

  @Test
  void theLongestProblemsKeepTheFileWithinItsLimit() throws IOException {
    for (String text : List.of("\u0007", "\u20ac", "\ud83d\ude00", "\"")) {
      String longest = "." + text.repeat(50_000);
      Optional<String> problem = Optional.of(longest);
      AppStatus status = STATUS.with(new Problems(problem, problem, problem, problem, problem));

      assertThat(status.toJson()).hasSizeLessThan(1 << 15);
      assertThat(AppStatus.fromJson(status.toJson(), "here")).isEqualTo(status);
      assertThat(status.problems().rejection().orElseThrow()).startsWith(".").endsWith("...");
    }
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(STATUS.fields().keySet());
    // Those that earlier builds did not write.
    names.removeAll(Set.of("sourceConnected", "outputTrouble"));
    names.removeIf(name -> name.startsWith("lines"));
    return names;
  }

  private static String text() throws IOException {
    return new String(STATUS.toJson(), UTF_8);
  }
}
