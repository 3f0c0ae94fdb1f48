package recast.store;

import java.io.IOException;
import org.apache.hadoop.fs.permission.FsAction;
import recast.hadoop.AtomicFiles;
import recast.hadoop.HadoopErrors;

/**
 * Prunes the ledgers of those applications and queries whose directory the one who prunes may
 * write. Others do it themselves: what fails here is reported, and stops nothing.
 */
final class LedgerPruners {
  /** Of each application, so that a prune ends within seconds. */
  private static final int MOST = 1_000;

  private final AtomicFiles files;
  private final StoreLayout layout;
  private final Warnings warnings;

  LedgerPruners(AtomicFiles files, StoreLayout layout, Warnings warnings) {
    this.files = files;
    this.layout = layout;
    this.warnings = warnings;
  }

  int plan() throws IOException {
    return each(pruner -> pruner.doomed(MOST).size());
  }

  int run() throws IOException {
    return each(pruner -> pruner.prune(MOST));
  }

  private int each(Work work) throws IOException {
    int files = 0;
    for (String ledger : new AdoptionFiles(this.files, layout, warnings).ledgers()) {
      if (this.files.may(layout.adoptions(ledger), FsAction.ALL)) {
        files += of(ledger, work);
      }
    }
    return files;
  }

  private int of(String ledger, Work work) {
    try {
      return work.on(new LedgerPruner(files, layout, warnings, ledger));
    } catch (IOException e) {
      warnings.warn("the adoptions of " + ledger + " are not pruned: " + HadoopErrors.of(e));
      return 0;
    }
  }

  private interface Work {
    int on(LedgerPruner pruner) throws IOException;
  }
}
