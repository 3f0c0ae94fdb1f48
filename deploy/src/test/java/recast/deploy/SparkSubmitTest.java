package recast.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import recast.cli.CommandException;

final class SparkSubmitTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final SparkSubmit sparkSubmit =
      new SparkSubmit(Path.of("/bin/sh"), new PrintStream(err, true, UTF_8));

  @Test
  void theReasonIsTheLastLineThatNamesAnException() {
    assertThat(
            reason(
                "Exception in thread \"main\" java.lang.A: first",
                "\tat java.lang.ErrorCatcher.run",
                "  Caused by Exception in a frame",
                "Caused by: java.io.IOException: second ",
                "INFO ShutdownHookManager: Shutdown hook called"))
        .isEqualTo("second");
    assertThat(reason("Exception in thread \"main\" org.apache.SparkException: no queue 'x'"))
        .isEqualTo("no queue 'x'");
  }

  @Test
  void withoutAnExceptionTheReasonIsTheLastLine() {
    assertThat(reason("one", " two ")).isEqualTo("two");
    assertThat(reason()).isEqualTo("it said nothing");
  }

  @Test
  void aSubmissionThatFailsCarriesWhatWasSaid() {
    assertThatThrownBy(
            () ->
                sparkSubmit.submit(
                    List.of("-c", "echo 'Error: no queue' >&2; echo bye; exit 3"), false))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("ended with 3: Error: no queue")
        .hasMessageContaining("--debug");
    assertThat(err.size()).isZero();
  }

  @Test
  void allThatIsSaidIsShownOnDemand() throws Exception {
    sparkSubmit.submit(List.of("-c", "echo out; echo err >&2"), true);

    assertThat(err.toString(UTF_8).lines()).containsExactly("out", "err");
  }

  @Test
  void theReasonOfALongTalkIsFound() {
    assertThatThrownBy(
            () ->
                sparkSubmit.submit(
                    List.of(
                        "-c",
                        "i=0; while [ $i -lt 1000 ]; do echo line; i=$((i+1)); done;"
                            + " echo 'x.SomeException: why'; exit 1"),
                    false))
        .hasMessageContaining("ended with 1: why;");
  }

  private static String reason(String... said) {
    return SparkSubmit.reason(new ArrayDeque<>(List.of(said)));
  }
}
