package recast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C reaches a command whatever it is doing, and ends it without noise. */
final class InterruptIT {
  private static final int MOMENTS = 16;

  @TempDir private Path scratch;
  private String store;
  private FrontDoor recast;

  @BeforeEach
  void openFrontDoor() {
    recast = new FrontDoor(scratch);
    store = scratch.resolve("store").toUri().toString();
  }

  @Test
  void aPublishMayBeInterruptedAtAnyMoment() throws Exception {
    long begun = System.nanoTime();
    assertThat(recast.run("fit", "--store", store).exitCode()).isZero();
    Duration whole = Duration.ofNanos(System.nanoTime() - begun);

    List<Integer> codes = new ArrayList<>();
    for (int moment = 0; moment < MOMENTS; moment++) {
      AtTerminal fit =
          AtTerminal.type(recast, scratch.resolve("fit-" + moment), "fit", "--store", store);
      fit.runsFor(whole.multipliedBy(moment).dividedBy(MOMENTS));
      codes.add(fit.interrupted());
    }

    assertThat(codes).isSubsetOf(0, AtTerminal.INTERRUPTED).contains(AtTerminal.INTERRUPTED);
    FrontDoor.Ended fit = recast.run("fit", "--store", store);
    assertThat(fit.exitCode()).as(fit.talk()).isZero();
    FrontDoor.Ended verify = recast.run("verify", "--store", store);
    assertThat(verify.exitCode()).as(verify.talk()).isZero();
  }

  @Test
  void whatGoesOnIsEndedByIt() throws Exception {
    assertThat(recast.run("fit", "--store", store).exitCode()).isZero();

    AtTerminal score =
        AtTerminal.type(recast, scratch.resolve("score"), "score", "--follow", "--store", store);
    assertThat(score.says("scoring with release").interrupted()).isEqualTo(AtTerminal.INTERRUPTED);

    AtTerminal source = AtTerminal.type(recast, scratch.resolve("source"), "source", "--port", "0");
    assertThat(source.says("listening on").interrupted()).isEqualTo(AtTerminal.INTERRUPTED);
  }
}
