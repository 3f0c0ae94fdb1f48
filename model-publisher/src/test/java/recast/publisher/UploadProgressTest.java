package recast.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UploadProgressTest {
  private static final int MIB = 1 << 20;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aQuickPayloadSaysNothing() throws IOException {
    try (InputStream in = upload(MIB)) {
      in.readAllBytes();
    }

    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void aSlowPayloadTellsHowFarItIsOnOneLine() throws IOException {
    try (InputStream in = upload(4 * MIB)) {
      in.readNBytes(MIB);
      pass(Duration.ofSeconds(3));
      in.readNBytes(MIB);
      in.read();
      pass(Duration.ofSeconds(1));
      in.readAllBytes();
    }

    assertThat(said.toString(UTF_8))
        .startsWith("\r")
        .contains(" of 4 MiB, 100 %")
        .endsWith(System.lineSeparator());
    assertThat(said.toString(UTF_8).lines().filter(line -> !line.isEmpty()).count())
        .isLessThanOrEqualTo(3);
  }

  private InputStream upload(int bytes) {
    PrintStream err = new PrintStream(said, true, UTF_8);
    return new UploadProgress(new ByteArrayInputStream(new byte[bytes]), bytes, err, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
