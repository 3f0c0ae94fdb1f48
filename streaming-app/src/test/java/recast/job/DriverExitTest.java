package recast.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DriverExitTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Integer> halts = new ArrayList<>();
  private final DriverExit exit =
      new DriverExit(new PrintStream(printed, false, UTF_8), halts::add);

  @Test
  void aFailureIsOneLineOfStderrAndAHalt() {
    exit.failed("recast run: no model came\nsee the log\n");

    assertThat(halts).containsExactly(1);
    assertThat(printed()).isEqualTo("recast run: no model came; see the log\n");
  }

  @Test
  void aSignalIsAFailedAttempt() {
    exit.terminated();

    assertThat(halts).containsExactly(143);
    assertThat(printed()).contains("terminated by a signal", "recast stop");
  }

  @Test
  void anErrorInAnyThreadIsAFailedAttempt() {
    exit.uncaughtException(new Thread("a thread"), new OutOfMemoryError("Java heap space"));

    assertThat(halts).containsExactly(1);
    assertThat(printed()).contains("a thread", "Java heap space");
  }

  @Test
  void anExceptionThatEndsAThreadOfALibraryEndsNothingElse() {
    exit.uncaughtException(new Thread("a thread"), new IllegalStateException("closed"));

    assertThat(halts).isEmpty();
  }

  @Test
  void anApplicationThatHasStoppedEndsAsSparkWantsIt() {
    exit.disarm();

    exit.terminated();
    exit.uncaughtException(new Thread("a thread"), new AssertionError("late"));

    assertThat(halts).isEmpty();
  }

  @Test
  void aReasonOfAnyLengthFitsIntoWhatYarnShows() {
    exit.failed("x".repeat(1_000_000));

    assertThat(printed().length()).isLessThan(4_096);
  }

  @Test
  void theProcessEndsAlsoWhenNothingCanBeSaidAnyMore() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    DriverExit last = new DriverExit(new PrintStream(full, false, UTF_8), halts::add);

    assertThatThrownBy(() -> last.failed("no model came")).isInstanceOf(OutOfMemoryError.class);
    assertThat(halts).containsExactly(1);
  }

  private String printed() {
    return printed.toString(UTF_8);
  }
}
