package recast.deploy;

import recast.run.AppStatus;
import recast.run.AppStatus.Batches;
import recast.run.AppStatus.Model;
import recast.run.AppStatus.Phase;
import recast.run.AppStatus.Problems;

/** What an application may report of itself. */
final class Reports {
  static final Batches NO_BATCH = new Batches(0, 0, 0, 0, 0, 0, 0);
  static final Batches SCORED = new Batches(3, 9_000, 7, 8, 30, 28, 2);
  static final Problems NONE = new Problems("", "", "", "");

  private Reports() {}

  static Model model(int adopted, int wanted) {
    return new Model(adopted, adopted, 5_000, "1/1", wanted, 4_000);
  }

  static Problems rejected(String reason) {
    return new Problems("", reason, "", "");
  }

  static AppStatus of(
      Phase phase, boolean connected, Model model, Batches batches, Problems problems) {
    return new AppStatus(
        "clones",
        "application_1_0001",
        1,
        phase,
        "hdfs://nn/models",
        "host:9999",
        connected,
        model,
        batches,
        problems);
  }
}
