package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HomeDirectoryTest {
  @Test
  void aTildeIsTheHomeOfTheShell() {
    assertThat(HomeDirectory.resolve("~/a/b", Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/a/b"));
  }

  @Test
  void withoutOneItIsTheHomeThatTheSystemKnows() {
    Path home = Path.of(System.getProperty("user.home"), "a");

    assertThat(HomeDirectory.resolve("~/a", Map.of())).isEqualTo(home);
    assertThat(HomeDirectory.resolve("~/a", Map.of("HOME", ""))).isEqualTo(home);
  }

  @Test
  void otherPathsAreAsTheyAreWritten() {
    assertThat(HomeDirectory.resolve("a/~/b", Map.of("HOME", "/h"))).isEqualTo(Path.of("a/~/b"));
  }
}
