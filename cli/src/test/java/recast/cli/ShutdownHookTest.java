package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShutdownHookTest {
  @Test
  void aProcessThatIsEndedHasItsLastWord() throws Exception {
    assertThat(said("ended")).isEqualTo("clones goes on%n".formatted());
  }

  @Test
  void aProcessThatIsDoneSaysNothing() throws Exception {
    assertThat(said("done")).isEmpty();
  }

  @Test
  void aProcessThatIsEndingTakesNoLastWordAndNoFailure() throws Exception {
    assertThat(said("ending")).isEmpty();
  }

  private static String said(String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Signalled.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Stands for a command that a signal ends while it waits, or that ends by itself. */
  static final class Signalled {
    public static void main(String[] args) {
      PrintStream err = Console.err();
      if (args[0].equals("ending")) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> fail(err)));
        return;
      }
      try (ShutdownHook hook = new ShutdownHook(() -> err.println("clones goes on"))) {
        if (args[0].equals("ended")) {
          System.exit(143);
        }
      }
    }

    private static void fail(PrintStream err) {
      Command verb =
          new Command() {
            @Override
            public CommandSpec spec() {
              return CommandSpec.of("Waits.");
            }

            @Override
            public ExitCode run(Arguments arguments) {
              try (ShutdownHook hook = new ShutdownHook(() -> err.println("clones goes on"))) {
                throw new IllegalStateException("Shutdown in progress");
              }
            }
          };
      ExitCode unused =
          new CommandRunner(Map.of("submit", verb), err).run(Settings.shipped(), "submit");
    }
  }
}
