package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleNameTest {
  @ParameterizedTest
  @CsvSource({
    "/models/clones, models-clones",
    "hdfs://nn:8020/models/clones/, nn_8020-models-clones",
    "file:///tmp/a store, tmp-a_store",
    "clones, clones",
    "../clones, clones",
    "/modely/žluť, modely-_lu_",
    "/, store",
    "hdfs://, store",
  })
  void isMadeFromTheStore(String store, String name) {
    assertThat(ScheduleName.of(store)).hasToString(name);
  }

  @Test
  void ofALongPathTheEndIsKept() {
    assertThat(ScheduleName.of("/long".repeat(100) + "/clones").text())
        .hasSizeLessThanOrEqualTo(100)
        .endsWith("long-clones");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "..", "-a", "a\nb", "a'b", "a%b", "a:b"})
  void whatIsNoNameOfAFileIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScheduleName(name));
  }
}
