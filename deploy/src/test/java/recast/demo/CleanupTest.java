package recast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CleanupTest {
  private final List<String> undone = new ArrayList<>();
  private final Cleanup cleanup = new Cleanup();

  @Test
  void theLastThingBegunIsUndoneFirst() {
    cleanup.add(() -> undone.add("cluster"));
    cleanup.add(() -> undone.add("source"));
    cleanup.add(() -> undone.add("log"));

    cleanup.run();

    assertThat(undone).containsExactly("log", "source", "cluster");
  }

  @Test
  void whatFailsKeepsNothingElseFromBeingUndone() {
    cleanup.add(() -> undone.add("cluster"));
    cleanup.add(
        () -> {
          throw new IOException("gone already");
        });
    cleanup.add(
        () -> {
          throw new IllegalStateException();
        });

    cleanup.run();

    assertThat(undone).containsExactly("cluster");
  }

  @Test
  void everythingIsUndoneOnce() {
    cleanup.add(() -> undone.add("cluster"));
    cleanup.run();
    cleanup.run();

    assertThat(undone).containsExactly("cluster");
  }
}
