package recast.it.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import recast.testkit.Application;
import recast.testkit.Scoring;
import recast.testkit.StoreFaults;
import recast.testkit.StreamingFixture;

/** Faults that the first driver of an application survives. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class SurvivedFaults {
  final StreamingFixture scene;
  final StoreFaults faults;
  final Application app;
  final Scoring scoring;

  SurvivedFaults(FaultsFixture fixture) {
    scene = fixture.scene();
    faults = fixture.faults();
    app = fixture.app();
    scoring = fixture.scoring();
  }

  @AfterEach
  void theFirstDriverStillRuns() throws Exception {
    assertThat(app.said().attempt()).isEqualTo(1);
  }
}
