package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/**
 * Looks for adoptions, epochs and ends of trials that cannot be read, and names what a person can
 * do about them.
 */
final class LedgerVerifier {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final AdoptionFiles adoptions;

  LedgerVerifier(AtomicFiles files, StoreLayout layout) {
    this.files = files;
    this.layout = layout;
    this.adoptions = new AdoptionFiles(files, layout, new Warnings(warning -> {}));
  }

  /**
   * What is wrong, one line each.
   *
   * @param most how many files of each kind and application are read at most, the newest
   */
  List<String> problems(int most) throws IOException {
    List<String> problems = new ArrayList<>();
    for (String ledger : adoptions.ledgers()) {
      List<FileStatus> children = files.list(layout.adoptions(ledger));
      for (AdoptionEntry entry : newest(AdoptionEntry.newestFirst(children), most)) {
        problemOf(() -> adoptions.read(entry), remedy(ledger, entry)).ifPresent(problems::add);
      }
      for (Path epoch : newest(epochs(children), most)) {
        problemOf(() -> RunFencing.read(files, epoch), remedy(ledger, epoch))
            .ifPresent(problems::add);
      }
      Path trial = layout.trial(ledger);
      if (children.stream().anyMatch(child -> child.getPath().getName().equals(trial.getName()))) {
        problemOf(() -> SurvivedTrial.read(files, trial), trialRemedy(ledger, trial))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static <T> List<T> newest(List<T> newestFirst, int most) {
    return newestFirst.subList(0, Math.min(most, newestFirst.size()));
  }

  private static List<Path> epochs(List<FileStatus> children) {
    return children.stream()
        .map(FileStatus::getPath)
        .filter(path -> StoreLayout.epochNumber(path).isPresent())
        .sorted(Comparator.comparing(Path::getName).reversed())
        .toList();
  }

  private static Optional<String> problemOf(Reading reading, String remedy) throws IOException {
    try {
      reading.run();
      return Optional.empty();
    } catch (MalformedException e) {
      return Optional.of(e.getMessage() + remedy);
    } catch (FileNotFoundException e) {
      // Pruned since it was listed.
      return Optional.empty();
    }
  }

  private String remedy(String ledger, AdoptionEntry entry) {
    String at =
        adoptions.isOfQuery(entry)
            ? "batch " + QueryBatches.batch(entry.from())
            : entry.from().toString();
    return ("; put it back from a snapshot of the directory, or delete %s: what %s made of release"
            + " %s at %s is then forgotten, as if it had not been written")
        .formatted(entry.path(), ledger, entry.release(), at);
  }

  private static String remedy(String ledger, Path epoch) {
    return "; once no run of %s is alive, delete %s: it only says which run had the name"
        .formatted(ledger, epoch);
  }

  private static String trialRemedy(String ledger, Path trial) {
    return "; delete %s: the next release that survives its trial with %s writes it again"
        .formatted(trial, ledger);
  }

  private interface Reading {
    Object run() throws IOException;
  }
}
