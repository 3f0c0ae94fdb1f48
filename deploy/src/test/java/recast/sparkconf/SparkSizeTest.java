package recast.sparkconf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparkSizeTest {
  @ParameterizedTest
  @CsvSource({"512m, 512", "2g, 2048", "2GB, 2048", "1024k, 1", "1t, 1048576", "77, 77"})
  void sizesAreReadAsSparkReadsThem(String text, long mebibytes) {
    assertThat(SparkSize.mebibytes(text, "m")).isEqualTo(mebibytes);
  }
}
