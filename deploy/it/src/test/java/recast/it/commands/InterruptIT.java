package recast.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recast.testkit.InteractiveProcess;
import recast.testkit.RecastProcess;
import recast.testkit.Stress;

/** Ctrl-C reaches a command whatever it is doing, and ends it without noise. */
final class InterruptIT {
  private static final int MOMENTS = Stress.choose(3, 16);

  @TempDir private Path scratch;
  private String store;
  private RecastProcess recast;

  @BeforeEach
  void openFrontDoor() {
    recast = new RecastProcess(scratch);
    store = scratch.resolve("store").toUri().toString();
  }

  @Test
  void aPublishMayBeInterruptedAtAnyMoment() throws Exception {
    long begun = System.nanoTime();
    assertThat(recast.run("fit", "--create", "--store", store).exitCode()).isZero();
    Duration whole = Duration.ofNanos(System.nanoTime() - begun);

    List<Integer> codes = new ArrayList<>();
    for (int moment = 0; moment < MOMENTS; moment++) {
      Path log = scratch.resolve("fit-" + moment);
      try (InteractiveProcess fit = InteractiveProcess.type(recast, log, "fit", "--store", store)) {
        fit.runsFor(whole.multipliedBy(moment).dividedBy(MOMENTS));
        codes.add(fit.interrupted());
      }
    }

    assertThat(codes)
        .isSubsetOf(0, InteractiveProcess.INTERRUPTED)
        .contains(InteractiveProcess.INTERRUPTED);
    RecastProcess.Ended fit = recast.run("fit", "--store", store);
    assertThat(fit.exitCode()).as(fit.err()).isZero();
    RecastProcess.Ended verify = recast.run("verify", "--store", store);
    assertThat(verify.exitCode()).as(verify.err()).isZero();
  }

  @Test
  void whatGoesOnIsEndedByIt() throws Exception {
    assertThat(recast.run("fit", "--create", "--store", store).exitCode()).isZero();

    interrupted("scoring with release", "score", "--follow", "--store", store);
    interrupted("listening on", "source", "--port", "0");
  }

  private void interrupted(String sign, String... words) throws Exception {
    try (InteractiveProcess command =
        InteractiveProcess.type(recast, scratch.resolve(words[0]), words)) {
      assertThat(command.says(sign).interrupted()).isEqualTo(InteractiveProcess.INTERRUPTED);
    }
  }
}
