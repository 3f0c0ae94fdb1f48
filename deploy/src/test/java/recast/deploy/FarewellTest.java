package recast.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import recast.cli.Console;

final class FarewellTest {
  @Test
  void aProcessThatIsEndedSaysThatTheApplicationGoesOn() throws Exception {
    assertThat(said("ended")).contains("clones goes on", "recast stop --app clones");
  }

  @Test
  void aProcessThatIsDoneSaysNothing() throws Exception {
    assertThat(said("done")).isEmpty();
  }

  private static String said(String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Submission.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Stands for a submit that a signal ends while it waits, or that ends by itself. */
  static final class Submission {
    public static void main(String[] args) {
      PrintStream talk = Console.err();
      try (Farewell farewell = new Farewell("clones", talk)) {
        if (args[0].equals("ended")) {
          System.exit(143);
        }
      }
    }
  }
}
