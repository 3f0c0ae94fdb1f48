package recast.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
          new AppStatus.Model(1, 2, 3, "1/2", 4, 5),
          new AppStatus.Batches(6, 7, 8, 9, 10, 11, 12),
          new AppStatus.Problems("a \"store\"", "a\nrejection", "a source", "critical"));

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
      AppStatus status = STATUS.with(new AppStatus.Problems(longest, longest, longest, longest));

      assertThat(status.toJson()).hasSizeLessThan(1 << 15);
      assertThat(AppStatus.fromJson(status.toJson(), "here")).isEqualTo(status);
      assertThat(status.problems().rejection()).startsWith(".").endsWith("...");
    }
  }

  static Set<String> names() {
    Set<String> names = new TreeSet<>(STATUS.fields().keySet());
    names.remove("sourceConnected");
    return names;
  }

  private static String text() throws IOException {
    return new String(STATUS.toJson(), UTF_8);
  }
}
