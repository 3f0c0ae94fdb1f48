package recast.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * An adoption as its name shows it, without being read.
 *
 * @param from the first batch, see {@link Adoption#from}
 * @param release the number of the release
 */
record AdoptionEntry(Path path, Instant from, ReleaseNumber release) {
  static Optional<AdoptionEntry> of(Path path) {
    return StoreLayout.adoptionTime(path)
        .flatMap(
            from ->
                StoreLayout.adoptedRelease(path)
                    .map(release -> new AdoptionEntry(path, from, release)));
  }

  /** The adoptions among the children of a ledger, newest first. */
  static List<AdoptionEntry> newestFirst(List<FileStatus> children) {
    return children.stream()
        .map(child -> of(child.getPath()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(AdoptionEntry::name).reversed())
        .toList();
  }

  /** Names are ordered as the times are. */
  String name() {
    return path.getName();
  }
}
