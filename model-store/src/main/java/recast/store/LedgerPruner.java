package recast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;

/**
 * Deletes what an application or a query made of versions that are gone. What decides on a batch
 * that may be scored once more stays, and so does what names a version that is in the store.
 */
final class LedgerPruner {
  /** What the next attempt of a run remembers. */
  private static final int NEWEST = 100;

  private static final int NEWEST_EPOCHS = 2;

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final AdoptionFiles adoptionFiles;
  private final Adoptions adoptions;
  private final String ledger;

  /** Where the next run goes on; what was looked at and stays is not read each time. */
  private String passed = "";

  LedgerPruner(AtomicFiles files, StoreLayout layout, Warnings warnings, String ledger) {
    this.files = files;
    this.layout = layout;
    this.adoptionFiles = new AdoptionFiles(files, layout, warnings);
    this.adoptions = new Adoptions(adoptionFiles);
    this.ledger = ledger;
  }

  /**
   * Deletes some of what is not needed, the oldest first.
   *
   * @param most how many files are looked at
   * @return how many were deleted
   */
  int prune(int most) throws IOException {
    List<Path> doomed = doomed(most);
    for (Path path : doomed) {
      files.deleteTree(path);
    }
    return doomed.size();
  }

  /** What {@link #prune} would delete now, in its order. */
  List<Path> doomed(int most) throws IOException {
    List<FileStatus> children = files.list(layout.adoptions(ledger));
    List<Path> doomed = new ArrayList<>(epochs(children, most));
    List<AdoptionEntry> oldestFirst = new ArrayList<>(AdoptionEntry.newestFirst(children));
    Collections.reverse(oldestFirst);
    List<AdoptionEntry> past = past(oldestFirst);
    if (past.isEmpty()) {
      return doomed;
    }
    Set<Version> present = new StagingDirectories(files, layout).held(new Versions(files, layout));
    int looked = 0;
    Set<ReleaseNumber> kept = keptBefore(past);
    for (AdoptionEntry entry : past) {
      if (entry.name().compareTo(passed) <= 0) {
        continue;
      }
      if (looked++ == most) {
        return doomed;
      }
      passed = entry.name();
      // An adoption must not outlive its rejection: while one of them stays, both do.
      boolean stays = kept.contains(entry.release()) || isNeeded(entry, present);
      if (stays) {
        kept.add(entry.release());
      } else {
        doomed.add(entry.path());
      }
    }
    passed = "";
    return doomed;
  }

  /** The releases of entries that an earlier run has looked at, and that are still there. */
  private Set<ReleaseNumber> keptBefore(List<AdoptionEntry> past) {
    Set<ReleaseNumber> kept = new HashSet<>();
    for (AdoptionEntry entry : past) {
      if (entry.name().compareTo(passed) <= 0) {
        kept.add(entry.release());
      }
    }
    return kept;
  }

  private boolean isNeeded(AdoptionEntry entry, Set<Version> present) throws IOException {
    // One that cannot be read is left to a person.
    Optional<Adoption> adoption = adoptionFiles.readable(entry);
    return adoption.isEmpty() || present.contains(adoption.get().version());
  }

  /** Those that decide on no batch any more, neither by themselves nor with newer ones. */
  private List<AdoptionEntry> past(List<AdoptionEntry> oldestFirst) throws IOException {
    NeededAdoptions needed = adoptions.needed(ledger);
    int end = Math.max(0, oldestFirst.size() - NEWEST);
    List<AdoptionEntry> past = new ArrayList<>();
    for (AdoptionEntry entry : oldestFirst.subList(0, end)) {
      if (needed.oldest().filter(last -> last.name().compareTo(entry.name()) <= 0).isPresent()) {
        break;
      }
      past.add(entry);
    }
    return past;
  }

  private static List<Path> epochs(List<FileStatus> children, int most) {
    List<Path> oldestFirst =
        children.stream()
            .map(FileStatus::getPath)
            .filter(path -> StoreLayout.epochNumber(path).isPresent())
            .sorted(Comparator.comparing(Path::getName))
            .toList();
    int doomed = Math.min(most, Math.max(0, oldestFirst.size() - NEWEST_EPOCHS));
    return oldestFirst.subList(0, doomed);
  }
}
