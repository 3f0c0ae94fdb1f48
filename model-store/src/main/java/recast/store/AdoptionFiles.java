package recast.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import recast.hadoop.AtomicFiles;
import recast.json.MalformedException;

/**
 * The files of adoptions: one small file each, a directory for each ledger, which is that of an
 * application or of one of its queries.
 */
final class AdoptionFiles {
  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Warnings warnings;

  AdoptionFiles(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.warnings = warnings;
  }

  /** The applications that have ever adopted or rejected a release. */
  List<String> apps() throws IOException {
    return files.list(layout.adoptions()).stream()
        .map(status -> status.getPath().getName())
        .sorted()
        .toList();
  }

  /** The names of all ledgers: those of applications, and of their queries. */
  List<String> ledgers() throws IOException {
    List<String> ledgers = new ArrayList<>();
    for (String app : apps()) {
      ledgers.add(app);
      for (FileStatus query : files.list(layout.queries(app))) {
        StoreLayout.queryId(query.getPath().getName())
            .ifPresent(id -> ledgers.add(StoreLayout.queryLedger(app, id)));
      }
    }
    return ledgers;
  }

  List<AdoptionEntry> newestFirst(String ledger) throws IOException {
    return AdoptionEntry.newestFirst(files.list(layout.adoptions(ledger)));
  }

  /** Whether an adoption is that of a query, and its time the number of a batch. */
  boolean isOfQuery(AdoptionEntry entry) {
    return query(entry).isPresent();
  }

  private Optional<UUID> query(AdoptionEntry entry) {
    return layout.query(entry.path().getParent());
  }

  /**
   * What an adoption says; nothing, and a warning, when it cannot be made out. One damaged file of
   * the past is no reason to stop what does not depend on it.
   */
  Optional<Adoption> readable(AdoptionEntry entry) throws IOException {
    try {
      return Optional.of(read(entry));
    } catch (MalformedException e) {
      warnings.warn(e.getMessage() + "; it is skipped, 'recast verify' names the remedy");
      return Optional.empty();
    } catch (FileNotFoundException e) {
      if (files.status(entry.path()).isPresent()) {
        throw e;
      }
      // Pruned since it was listed: nobody needs it.
      return Optional.empty();
    }
  }

  /**
   * Reads an adoption.
   *
   * @throws MalformedException when it is none, or that of another release than its name says
   */
  Adoption read(AdoptionEntry entry) throws IOException {
    Adoption adoption =
        Adoption.fromJson(
            files.readSmall(entry.path(), Adoption.LIMIT), entry.path().toString(), query(entry));
    if (!adoption.release().equals(entry.release())) {
      throw new MalformedException(
          "%s: field 'release' must be %s: %s"
              .formatted(entry.path(), entry.release(), adoption.release()));
    }
    return adoption;
  }
}
