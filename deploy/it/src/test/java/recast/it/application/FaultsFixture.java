package recast.it.application;

import java.nio.file.Files;
import java.nio.file.Path;
import recast.store.Release;
import recast.testkit.Application;
import recast.testkit.ClusterUnderTest;
import recast.testkit.FormatJar;
import recast.testkit.ObstructedFormat;
import recast.testkit.Scoring;
import recast.testkit.SlowFormat;
import recast.testkit.StoreFaults;
import recast.testkit.StreamingFixture;
import recast.testkit.ThrowingFormat;

/**
 * The application that lives through all faults, and what they are done to.
 *
 * @param obstacles what the models of {@link ObstructedFormat} look for is put there
 */
record FaultsFixture(
    ClusterUnderTest cluster,
    StreamingFixture scene,
    StoreFaults faults,
    Application app,
    Scoring scoring,
    Path obstacles)
    implements AutoCloseable {
  static final String APP = "faults";

  /** Starts the application; returns once it scores. */
  static FaultsFixture start(ClusterUnderTest cluster) throws Exception {
    StreamingFixture scene = StreamingFixture.of(cluster, APP);
    try {
      Release first = scene.publisher().good();
      Path jar =
          FormatJar.write(
              Path.of("target/faults/formats.jar"),
              ThrowingFormat.class,
              SlowFormat.class,
              ObstructedFormat.class);
      // More attempts fail than YARN allows within that time.
      Application app =
          scene.submit(
              "--wait-running",
              "3m",
              "--",
              "--jars",
              jar.toAbsolutePath().toString(),
              "--conf",
              "spark.yarn.maxAppAttempts=2",
              "--conf",
              "spark.yarn.am.attemptFailuresValidityInterval=2s");
      Scoring scoring = new Scoring(app, scene.publisher(), first);
      scoring.follows();
      Path obstacles = Files.createDirectories(Path.of("target/faults/obstacles"));
      return new FaultsFixture(
          cluster, scene, new StoreFaults(scene), app, scoring, obstacles.toAbsolutePath());
    } catch (Exception | AssertionError e) {
      scene.close();
      throw e;
    }
  }

  @Override
  public void close() throws Exception {
    scene.close();
  }
}
