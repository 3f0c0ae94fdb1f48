package recast.deploy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import recast.json.JsonObject;
import recast.store.ReleaseNumber;
import recast.yarn.Runs;
import recast.yarn.YarnCluster;

/**
 * What an upgrade writes into the directory of the old run before it stops it, so that the same
 * command completes an upgrade that was interrupted.
 *
 * @param releaseBefore the release that the old run scored with; nothing when with none
 * @param tag by which YARN finds the run that replaces the old one; empty when an earlier build
 *     wrote the note
 */
record UpgradeNote(Optional<ReleaseNumber> releaseBefore, String tag) {
  /**
   * How many runs that have ended are asked, the newest: more than end while an upgrade is tried
   * again and again, and less than YARN remembers.
   */
  private static final int ASKED = 20;

  /** The run whose upgrade is not complete, if there is one: it is alive, or was stopped. */
  static Optional<ApplicationReport> pending(YarnCluster cluster, Runs runs) throws IOException {
    Optional<ApplicationReport> alive = noted(cluster, runs.alive().stream().toList());
    return alive.isPresent() ? alive : stopped(cluster, runs);
  }

  /** The run that an upgrade has stopped, and that nothing has replaced since. */
  static Optional<ApplicationReport> stopped(YarnCluster cluster, Runs runs) throws IOException {
    return noted(cluster, runs.ended().stream().limit(ASKED).toList());
  }

  private static Optional<ApplicationReport> noted(
      YarnCluster cluster, List<ApplicationReport> runs) throws IOException {
    for (ApplicationReport run : runs) {
      if (AppLauncher.control(cluster, run).upgradeNote().isPresent()) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  void write(YarnCluster cluster, ApplicationReport run) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("releaseBefore", releaseBefore.map(ReleaseNumber::value).orElse(0));
    fields.put("tag", tag);
    AppLauncher.control(cluster, run).noteUpgrade(JsonObject.toJson(fields));
  }

  /** The note of an upgrade of {@code run} that is not complete, if there is one. */
  static Optional<UpgradeNote> of(YarnCluster cluster, ApplicationReport run) throws IOException {
    Optional<byte[]> note = AppLauncher.control(cluster, run).upgradeNote();
    if (note.isEmpty()) {
      return Optional.empty();
    }
    JsonObject json =
        JsonObject.fromJson(note.get(), "the note of the upgrade of " + run.getApplicationId());
    return Optional.of(
        new UpgradeNote(
            json.counted("releaseBefore", ReleaseNumber::unlessZero),
            json.optionalText("tag").orElse("")));
  }
}
