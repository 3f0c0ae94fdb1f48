package recast.store;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The versions of a store that somebody needs. */
final class Protection {
  private final Stagings stagings;
  private final ReleaseLog log;
  private final Pointer pointer;
  private final Adoptions adoptions;

  Protection(StoreFiles files, StoreLayout layout) {
    this.stagings = new Stagings(files, layout);
    this.log = new ReleaseLog(files, layout);
    this.pointer = new Pointer(files, layout);
    this.adoptions = new Adoptions(files, layout);
  }

  /**
   * What is current, was current before, is adopted, or is about to be rolled back to. Pins are
   * looked at before the log: a rollback takes its pin away only once its release is in the log.
   */
  Set<Version> named() throws IOException {
    Set<Version> named = new TreeSet<>(stagings.pinned());
    Optional<Release> shown = pointer.shown();
    shown.map(Release::version).ifPresent(named::add);
    int head = log.headFrom(Pointer.number(shown));
    if (head > 0) {
      Version current = log.read(head).version();
      named.add(current);
      log.last(head - 1, release -> !release.version().equals(current))
          .map(Release::version)
          .ifPresent(named::add);
    }
    for (String app : adoptions.apps()) {
      adoptions.needed(app).forEach(adoption -> named.add(adoption.version()));
    }
    return named;
  }

  /** Those of {@code present} that no release names: being published, or left by who died. */
  Set<Version> unreleased(Set<Version> present) throws IOException {
    Set<Version> unreleased = new TreeSet<>(present);
    log.last(
        log.head(),
        release -> {
          unreleased.remove(release.version());
          return unreleased.isEmpty();
        });
    return unreleased;
  }
}
