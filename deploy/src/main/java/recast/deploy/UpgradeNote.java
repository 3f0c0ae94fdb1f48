package recast.deploy;

import java.io.IOException;
import java.util.ArrayList;
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
  /** How many runs that have ended are asked: a submission clears those before it. */
  private static final int ASKED = 5;

  /** The run whose upgrade is not complete, if there is one. */
  static Optional<ApplicationReport> pending(YarnCluster cluster, Runs runs) throws IOException {
    List<ApplicationReport> asked = new ArrayList<>();
    runs.alive().ifPresent(asked::add);
    runs.ended().stream().limit(ASKED).forEach(asked::add);
    for (ApplicationReport run : asked) {
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
