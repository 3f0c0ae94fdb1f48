package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import recast.hadoop.AtomicFiles;

/** Damage by hand is found, and the remedy works. */
abstract class InspectionContract extends StoreFixture {
  @Test
  void aSoundStoreHasNoProblems() throws IOException {
    publish("one");
    publish("two");

    assertThat(store.verifier().problems()).isEmpty();
    assertThat(store.verifier().verify(new Version(2)).bytes()).isEqualTo(3);
  }

  @Test
  void whatIsWrongIsFound() throws IOException {
    publish("one");
    publish("two");
    publish("three");
    overwrite(new Path(root, "versions/00000001/model"), "eno");
    overwrite(new Path(root, "versions/00000002/manifest.json"), "{}");
    context().delete(new Path(root, "releases/00000002.json"), false);
    overwrite(new Path(root, "current"), "nothing");

    assertThatThrownBy(() -> store.verifier().verify(new Version(1)))
        .hasMessageContaining("SHA-256");
    assertThatThrownBy(() -> store.verifier().verify(new Version(2)))
        .hasMessageContaining("'format' is missing");
    assertThat(store.verifier().problems())
        .hasSize(2)
        .anyMatch(
            problem ->
                problem.contains("release 2 is missing from the log; put ")
                    && problem.contains("copy release 1 to it with 'release' changed to 2"))
        .anyMatch(problem -> problem.contains("current"));
  }

  @Test
  void aDamagedLogIsNotPrunedAndMendedAsIsSaid() throws IOException {
    publish("one");
    publish("two");
    publish("three");
    Path damaged = new Path(root, "releases/00000002.json");
    String before = read(new Path(root, "releases/00000001.json"));
    for (boolean missing : new boolean[] {false, true}) {
      overwrite(damaged, "{");
      if (missing) {
        context().delete(damaged, false);
      }
      assertThatThrownBy(
              () -> store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ZERO)))
          .hasMessageContaining("release")
          .hasMessageContaining("nothing was deleted; 'recast verify' names the remedy");
      assertThat(store.verifier().versions()).hasSize(3);
    }

    overwrite(damaged, before.replaceFirst("(\"release\" *: *)1", "$12"));
    assertThat(store.verifier().problems()).isEmpty();
    assertThat(
            store.pruner(Clock.systemUTC()).prune(new RetentionPolicy(1, Duration.ZERO)).versions())
        .hasSize(1);
  }

  private String read(Path path) throws IOException {
    return new String(
        AtomicFiles.of(path, configuration()).readSmall(path, 4096), StandardCharsets.UTF_8);
  }
}
