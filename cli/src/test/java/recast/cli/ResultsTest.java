package recast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class ResultsTest {
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  @Test
  void whatIsPrintedArrivesAsUtf8() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Results results = Results.to(out);
    results.println("release 1 žluť");

    assertThat(settled(results, ExitCode.DONE)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8)).isEqualTo("release 1 žluť\n");
    assertThat(talk.toString(UTF_8)).isEmpty();
  }

  @Test
  void aCommandWhoseResultsAreLostHasFailed() {
    Results results = Results.to(refusing("No space left on device"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.DONE)).isEqualTo(ExitCode.FAILED);
    assertThat(talk.toString(UTF_8)).contains("stdout", "No space left on device");
  }

  @Test
  void aFailureKeepsItsCode() {
    Results results = Results.to(refusing("No space left on device"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.BUSY)).isEqualTo(ExitCode.BUSY);
  }

  @Test
  void whoReadsNoFurtherMayStop() {
    Results results = Results.to(refusing("Broken pipe"));
    results.println("release 1");

    assertThat(settled(results, ExitCode.DONE)).isEqualTo(ExitCode.DONE);
    assertThat(talk.toString(UTF_8)).isEmpty();
  }

  private ExitCode settled(Results results, ExitCode exitCode) {
    return results.settled(exitCode, new PrintStream(talk, true, UTF_8));
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
