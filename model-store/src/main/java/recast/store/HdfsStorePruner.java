package recast.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;
import recast.json.MalformedException;

/**
 * Deletes in two steps: doomed versions are moved aside first, and only what nobody has come to
 * need in the meantime is deleted. Then old releases are folded, and adoptions of versions that are
 * gone are deleted.
 */
final class HdfsStorePruner implements StorePruner {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Versions versions;
  private final StagingDirectories stagings;
  private final RetainedVersions protection;
  private final Folding folding;
  private final LedgerPruners ledgers;
  private final Clock clock;

  HdfsStorePruner(AtomicFiles files, StoreLayout layout, Warnings warnings, Clock clock) {
    this.files = files;
    this.layout = layout;
    this.versions = new Versions(files, layout);
    this.stagings = new StagingDirectories(files, layout);
    this.protection = new RetainedVersions(files, layout, warnings);
    this.folding = new Folding(files, layout, warnings);
    this.ledgers = new LedgerPruners(files, layout, warnings);
    this.clock = clock;
  }

  @Override
  public PruneResult plan(RetentionPolicy retention) throws StoreException {
    try {
      return new PruneResult(
          doomed(retention), names(leftovers(retention)), folding.plan(), ledgers.plan());
    } catch (MalformedException e) {
      throw damaged("look for what to prune in", e);
    } catch (IOException e) {
      throw StoreException.of("look for what to prune in", layout.root(), e);
    }
  }

  @Override
  public PruneResult prune(RetentionPolicy retention) throws StoreException {
    try {
      List<StoreLayout.Staging> leftovers = leftovers(retention);
      for (StoreLayout.Staging leftover : leftovers) {
        delete(leftover);
      }
      List<Version> gone = delete(doomed(retention));
      return new PruneResult(gone, names(leftovers), folding.run(), ledgers.run());
    } catch (MalformedException e) {
      throw damaged("prune", e);
    } catch (IOException e) {
      throw StoreException.of(
          "prune",
          layout.root(),
          "nothing that is needed was deleted; the next prune goes on from here",
          e);
    }
  }

  /** Who does not know all that is needed deletes nothing. */
  private StoreException damaged(String action, MalformedException e) {
    return StoreException.wrong(action, layout.root(), e)
        .withRemedy("nothing was deleted; 'recast verify' names the remedy");
  }

  private List<Version> delete(List<Version> doomed) throws IOException {
    if (doomed.isEmpty()) {
      return doomed;
    }
    StoreLayout.Staging aside = layout.staging(UUID.randomUUID());
    files.makeDirectory(aside.pruned());
    moveAside(doomed, aside);
    return List.copyOf(delete(aside));
  }

  private void moveAside(List<Version> doomed, StoreLayout.Staging aside) throws IOException {
    try {
      for (Version version : doomed) {
        stagings.takeAside(version, aside);
      }
    } catch (IOException e) {
      finish(aside, e);
      throw e;
    }
  }

  /** What was moved before {@code failure} may be needed by now: it is put back at once. */
  private void finish(StoreLayout.Staging aside, IOException failure) {
    if (HadoopErrors.isUnanswered(failure)) {
      return;
    }
    try {
      delete(aside);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Deletes a staging directory but for the versions in it that are needed after all. */
  private Set<Version> delete(StoreLayout.Staging staging) throws IOException {
    Set<Version> gone = stagings.restore(protection.named(), staging);
    files.deleteTree(staging.root());
    return gone;
  }

  private List<StoreLayout.Staging> leftovers(RetentionPolicy retention) throws IOException {
    return stagings.olderThan(clock.instant().minus(retention.stagingTtl()));
  }

  private List<Version> doomed(RetentionPolicy retention) throws IOException {
    Instant inFlight = clock.instant().minus(retention.stagingTtl());
    Map<Version, Instant> present = versions.present();
    RetainedVersions.Unreleased unreleased = protection.unreleased(present.keySet());
    List<Version> released = new ArrayList<>(present.keySet());
    released.removeAll(unreleased.versions());
    Collections.reverse(released);

    Set<Version> doomed = new TreeSet<>(released.stream().skip(retention.keep()).toList());
    for (Version version : unreleased.versions()) {
      if (unreleased.known() && present.get(version).isBefore(inFlight)) {
        doomed.add(version);
      }
    }
    doomed.removeAll(protection.named());
    return List.copyOf(doomed);
  }

  private static List<String> names(List<StoreLayout.Staging> stagings) {
    return stagings.stream().map(staging -> staging.root().getName()).toList();
  }
}
