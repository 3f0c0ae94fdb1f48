package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import recast.hadoop.AtomicFiles;

/** The versions of a store that somebody needs. */
final class RetainedVersions {
  private final StagingDirectories stagings;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final Adoptions adoptions;
  private final Warnings warnings;

  RetainedVersions(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.stagings = new StagingDirectories(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.adoptions = new Adoptions(new AdoptionFiles(files, layout, warnings));
    this.warnings = warnings;
  }

  /**
   * What is current, was current before, is adopted, or is about to be rolled back to. Pins are
   * looked at before the log: a rollback takes its pin away only once its release is in the log.
   */
  Set<Version> named() throws IOException {
    Set<Version> named = new TreeSet<>(stagings.pinned());
    Optional<Release> shown = pointer.shown();
    shown.map(Release::version).ifPresent(named::add);
    Optional<ReleaseNumber> head = log.headFrom(shown.map(Release::number));
    if (head.isPresent()) {
      Version current = log.read(head.get()).version();
      named.add(current);
      log.last(head.get().previous(), release -> !release.version().equals(current))
          .map(Release::version)
          .ifPresent(named::add);
    }
    for (String ledger : adoptions.ledgers()) {
      NeededAdoptions needed = adoptions.needed(ledger);
      needed.adopted().forEach(adoption -> named.add(adoption.version()));
      for (ReleaseNumber release : needed.unreadable()) {
        // What a file says of a release that never was cannot be known, and protects nothing.
        if (head.filter(last -> !release.isAfter(last)).isPresent()) {
          named.add(log.present(release).version());
        }
      }
    }
    return named;
  }

  /**
   * Which of {@code present} no release names: being published, or left by who died. None is known
   * to be, if a release cannot be read that might name one.
   */
  Unreleased unreleased(Set<Version> present) throws IOException {
    List<String> damaged = new ArrayList<>();
    Set<Version> unnamed = log.unnamed(present, damaged::add);
    damaged.forEach(
        finding ->
            warnings.warn(
                finding + "; it is skipped, and versions without another release are kept"));
    return new Unreleased(unnamed, damaged.isEmpty());
  }

  /**
   * Versions that no release names, as far as the log can be read.
   *
   * @param known whether it was read as far as needed
   */
  record Unreleased(Set<Version> versions, boolean known) {}
}
