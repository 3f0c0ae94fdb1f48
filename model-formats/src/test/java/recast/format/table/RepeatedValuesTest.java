package recast.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepeatedValuesTest {
  private final RepeatedValues column = new RepeatedValues();

  @Test
  void aFewValuesAreSoonWrittenAsNumbers() {
    for (int i = 0; i < 10_000; i++) {
      write("a rather long text " + i % 100);
    }

    assertThat(column.values()).hasSize(100).doesNotHaveDuplicates();
    byte[] number = write("a rather long text 7");
    assertThat(number).hasSizeLessThan(3);
    assertThat(column.values().get(RepeatedValues.code(Varint.read(number, 0))))
        .isEqualTo("a rather long text 7");
  }

  @Test
  void valuesThatDifferTakeFewObjects() {
    IntStream.range(0, 32_010).forEach(i -> write("value " + i));

    assertThat(column.values()).hasSizeBetween(1, 1_001);
    assertThat(write("another")).hasSize("another".length() + 1);
  }

  private byte[] write(String value) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    column.write(value, row);
    return row.toByteArray();
  }
}
