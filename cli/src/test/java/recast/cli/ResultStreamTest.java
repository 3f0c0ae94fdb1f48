package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class ResultStreamTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void whatIsPrintedArrivesAsUtf8() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultStream results = ResultStream.to(out);
    results.println("release 1 žluť");

    assertThat(settled(results, ExitCode.OK)).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).isEqualTo("release 1 žluť\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aCommandWhoseResultsAreLostHasFailed() {
    ResultStream results = ResultStream.to(refusing("No space left on device"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.OK)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8)).contains("stdout", "No space left on device");
  }

  @Test
  void aFailureKeepsItsCode() {
    ResultStream results = ResultStream.to(refusing("No space left on device"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.CONFLICT)).isEqualTo(ExitCode.CONFLICT);
  }

  @Test
  void whoReadsNoFurtherMayStop() {
    ResultStream results = ResultStream.to(refusing("Broken pipe"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.OK)).isEqualTo(ExitCode.OK);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private ExitCode settled(ResultStream results, ExitCode exitCode) {
    return results.settled(exitCode, new PrintStream(err, true, UTF_8));
  }

  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
