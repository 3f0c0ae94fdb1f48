package recast.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VarintTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, Integer.MAX_VALUE})
  void aNumberIsReadAsItWasWritten(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write('x');
    Varint.write(value, bytes);

    assertThat(Varint.read(bytes.toByteArray(), 1)).isEqualTo(value);
    assertThat(Varint.size(value)).isEqualTo(bytes.size() - 1);
  }
}
