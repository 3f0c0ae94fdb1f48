package recast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** How a command refuses: with a message for people, the right exit code, and nothing else. */
public final class Refusal {
  private Refusal() {}

  public static void assertMessage(RecastProcess.Ended ended, int exitCode, String... parts) {
    assertThat(ended.err()).contains(Arrays.asList(parts));
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(exitCode);
  }
}
