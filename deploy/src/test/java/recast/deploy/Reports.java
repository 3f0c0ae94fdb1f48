package recast.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import recast.line.LineCounts;
import recast.run.AppStatus;
import recast.run.AppStatus.Phase;
import recast.run.BatchStatus;
import recast.run.BatchStatus.LastBatch;
import recast.run.ModelStatus;
import recast.run.ModelStatus.Adopted;
import recast.run.ModelStatus.Wanted;
import recast.run.Problems;
import recast.store.ReleaseNumber;
import recast.store.Version;

/** What an application may report of itself. */
final class Reports {
  static final BatchStatus SCORED = batches(3, Instant.ofEpochMilli(9_000), Duration.ofMillis(8));

  private Reports() {}

  /** Releases in use and wanted; 0 stands for none. */
  static ModelStatus model(int adopted, int wanted) {
    return new ModelStatus(
        ReleaseNumber.unlessZero(adopted)
            .map(
                release ->
                    new Adopted(release, new Version(adopted), Instant.ofEpochMilli(5_000), "1/1")),
        ReleaseNumber.unlessZero(wanted)
            .map(release -> new Wanted(release, Instant.ofEpochMilli(4_000))));
  }

  /** Batches with some records that failed. */
  static BatchStatus batches(int completed, Instant last, Duration delay) {
    return new BatchStatus(completed, Optional.of(new LastBatch(last, 7)), delay, 30, 28, 2);
  }

  static Problems rejected(String reason) {
    return Problems.NONE.withRejection(Optional.of(reason));
  }

  static AppStatus of(
      Phase phase, boolean connected, ModelStatus model, BatchStatus batches, Problems problems) {
    return new AppStatus(
        "clones",
        "application_1_0001",
        1,
        phase,
        "hdfs://nn/models",
        "host:9999",
        connected,
        LineCounts.NONE,
        model,
        batches,
        problems);
  }
}
